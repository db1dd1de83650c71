import { TableHead, TableHeader, TableRow } from '@hubspot/ui-extensions';
import { usePage } from '../page/page.tsx';
import type { Column, TableBlock } from '../screen-client.js';
import { hasRowActions } from './row-actions.tsx';

interface TableColumnsProps {
  block: TableBlock;
  sort: TableBlock['sort'];
}

export const alignOf = (column: Column) => (column.align === 'end' ? 'right' : 'left');

export function TableColumns({ block, sort }: TableColumnsProps) {
  const { words } = usePage();
  return (
    <TableHead>
      <TableRow>
        {block.columns.map((column) => (
          <Head key={column.key} table={block.id} column={column} sort={sort} />
        ))}
        {hasRowActions(block) && <TableHeader width="min">{words.rowActions}</TableHeader>}
      </TableRow>
    </TableHead>
  );
}

function Head({ table, column, sort }: { table: string; column: Column; sort: TableBlock['sort'] }) {
  const { client } = usePage();
  const align = alignOf(column);
  if (!column.sortable) return <TableHeader align={align}>{column.label}</TableHeader>;
  const isSorted = sort?.key === column.key;
  return (
    <TableHeader
      align={align}
      sortDirection={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
      onSortChange={() => client.sortTable(table, column.key)}
    >
      {column.label}
    </TableHeader>
  );
}
