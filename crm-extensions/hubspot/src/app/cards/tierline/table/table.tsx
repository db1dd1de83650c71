import { Flex, Table, TableBody, Text } from '@hubspot/ui-extensions';
import { useContext } from 'react';
import { Empty } from '../block/empty.tsx';
import { SectionTitle } from '../block/section-title.ts';
import { usePage, useView } from '../page/page.tsx';
import type { TableBlock as Served } from '../screen-client.js';
import { TroubleAlert } from '../trouble-alert.tsx';
import { TableCards } from './table-cards.tsx';
import { TableColumns } from './table-columns.tsx';
import { TableFoot } from './table-foot.tsx';
import { TableLine } from './table-line.tsx';
import { TableSearch } from './table-search.tsx';

/** A table that a person can search, sort and page. */
export function TableBlock({ block }: { block: Served }) {
  const { client, words, isNarrow } = usePage();
  const title = useContext(SectionTitle);
  const state = useView((view) => view.tables[block.id]);
  const busyRow = useView(({ busy }) => (busy?.table === block.id ? busy.row : undefined));
  const { rows } = state ? state.table : block;
  const sought = state ? state.words.trim() : '';
  const sort = state ? state.sort : block.sort;
  return (
    <Flex direction="column" gap="sm">
      {block.label !== title && <Text format={{ fontWeight: 'demibold' }}>{block.label}</Text>}
      {block.searchable && <TableSearch id={block.id} label={block.searchable.label} />}
      {state?.trouble && <TroubleAlert trouble={state.trouble} retry={() => client.retryTable(block.id)} />}
      {rows.length > 0 && isNarrow && <TableCards block={block} rows={rows} sort={sort} busyRow={busyRow} />}
      {rows.length > 0 && !isNarrow && (
        <Table bordered density="condensed">
          <TableColumns block={block} sort={sort} />
          <TableBody>
            {rows.map((row) => (
              <TableLine key={row.id} block={block} row={row} isBusy={row.id === busyRow} />
            ))}
          </TableBody>
        </Table>
      )}
      {rows.length === 0 && sought !== '' && <Text>{words.noMatch(sought)}</Text>}
      {rows.length === 0 && sought === '' && <Empty block={{ kind: 'empty', id: 'none', title: block.empty }} />}
      <TableFoot block={block} state={state} />
    </Flex>
  );
}
