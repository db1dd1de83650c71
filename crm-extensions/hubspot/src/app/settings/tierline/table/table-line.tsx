import { TableCell, TableRow, Text } from '@hubspot/ui-extensions';
import { memo } from 'react';
import { CellView } from '../block/cell.tsx';
import { usePage } from '../page/page.tsx';
import type { Row, TableBlock } from '../screen-client.js';
import { hasRowActions, RowActions } from './row-actions.tsx';
import { alignOf } from './table-columns.tsx';

interface TableLineProps {
  block: TableBlock;
  row: Row;
  isBusy: boolean;
}

/** The client hands unchanged rows back as they were, so a page more draws only its own. */
export const TableLine = memo(function TableLine({ block, row, isBusy }: TableLineProps) {
  const { words } = usePage();
  return (
    <TableRow>
      {block.columns.map((column) => {
        const cell = row.cells[column.key];
        return (
          <TableCell key={column.key} align={alignOf(column)}>
            {cell ? <CellView cell={cell} /> : <Text>{words.noValue}</Text>}
          </TableCell>
        );
      })}
      {hasRowActions(block) && (
        <TableCell width="min">
          <RowActions block={block} row={row} isBusy={isBusy} />
        </TableCell>
      )}
    </TableRow>
  );
});
