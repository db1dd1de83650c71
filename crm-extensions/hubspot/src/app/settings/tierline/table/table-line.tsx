import { TableCell, TableRow, Text } from '@hubspot/ui-extensions';
import { memo } from 'react';
import { CellView } from '../block/cell.tsx';
import { usePage } from '../page/page.tsx';
import type { Column, Row, RowAction } from '../screen-client.js';
import { RowActions } from './row-actions.tsx';
import { alignOf } from './table-columns.tsx';

interface TableLineProps {
  table: string;
  row: Row;
  columns: Column[];
  actions: RowAction[];
  isBusy: boolean;
}

/** The client hands unchanged rows back as they were, so a page more draws only its own. */
export const TableLine = memo(function TableLine({ table, row, columns, actions, isBusy }: TableLineProps) {
  const { words } = usePage();
  return (
    <TableRow>
      {columns.map((column) => {
        const cell = row.cells[column.key];
        return (
          <TableCell key={column.key} align={alignOf(column)}>
            {cell ? <CellView cell={cell} /> : <Text>{words.noValue}</Text>}
          </TableCell>
        );
      })}
      {actions.length > 0 && (
        <TableCell width="min">
          <RowActions table={table} row={row} actions={actions} isBusy={isBusy} />
        </TableCell>
      )}
    </TableRow>
  );
});
