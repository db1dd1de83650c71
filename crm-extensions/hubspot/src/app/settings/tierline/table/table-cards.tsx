import { DescriptionList, DescriptionListItem, Dropdown, Flex, Tile } from '@hubspot/ui-extensions';
import { CellView } from '../block/cell.tsx';
import { usePage } from '../page/page.tsx';
import type { Row, TableBlock } from '../screen-client.js';
import { RowActions } from './row-actions.tsx';

interface TableCardsProps {
  block: TableBlock;
  rows: Row[];
  sort: TableBlock['sort'];
  busyRow: string | undefined;
}

/** A table where there is no room for columns: each row is a tile, headed by its first cell. */
export function TableCards({ block, rows, sort, busyRow }: TableCardsProps) {
  return (
    <Flex direction="column" gap="xs">
      <Sorting block={block} sort={sort} />
      {rows.map((row) => (
        <RowCard key={row.id} block={block} row={row} isBusy={row.id === busyRow} />
      ))}
    </Flex>
  );
}

/** The heads of the columns, as a menu. */
function Sorting({ block, sort }: Pick<TableCardsProps, 'block' | 'sort'>) {
  const { client, words } = usePage();
  const sortable = block.columns.filter((column) => column.sortable);
  const sorted = sortable.find(({ key }) => key === sort?.key);
  if (sortable.length === 0) return null;
  return (
    <Dropdown
      buttonText={sorted ? words.sortedBy(sorted.label, sort?.descending ?? false) : words.sort}
      buttonSize="xs"
      variant="transparent"
    >
      {sortable.map(({ key, label }) => (
        <Dropdown.ButtonItem key={key} onClick={() => client.sortTable(block.id, key)}>
          {label}
        </Dropdown.ButtonItem>
      ))}
    </Dropdown>
  );
}

function RowCard({ block, row, isBusy }: { block: TableBlock; row: Row; isBusy: boolean }) {
  const [first, ...others] = block.columns.flatMap(({ key, label }) => {
    const cell = row.cells[key];
    return cell ? [{ key, label, cell }] : [];
  });
  return (
    <Tile compact>
      <Flex direction="column" gap="xs">
        {first && <CellView cell={first.cell} />}
        <DescriptionList direction="row">
          {others.map(({ key, label, cell }) => (
            <DescriptionListItem key={key} label={label}>
              <CellView cell={cell} />
            </DescriptionListItem>
          ))}
        </DescriptionList>
        <RowActions block={block} row={row} isBusy={isBusy} />
      </Flex>
    </Tile>
  );
}
