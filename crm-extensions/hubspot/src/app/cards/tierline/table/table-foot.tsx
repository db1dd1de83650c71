import { Button, Flex, LoadingSpinner } from '@hubspot/ui-extensions';
import { Note } from '../block/note.tsx';
import { usePage } from '../page/page.tsx';
import type { TableBlock, TableState } from '../screen-client.js';

interface TableFootProps {
  block: TableBlock;
  state: TableState | undefined;
}

/** How many of how many, and the way to more. */
export function TableFoot({ block, state }: TableFootProps) {
  const { client, words, format } = usePage();
  const { rows, total, after } = state ? state.table : block;
  const count = (number: number) => format({ type: 'number', number });
  return (
    <Flex direction="row" gap="sm" align="center" wrap>
      {rows.length > 0 && <Note text={words.rowsShown(count(rows.length), count(total))} />}
      {state?.asking && <LoadingSpinner size="xs" label={words.working} />}
      {after !== undefined && block.source && (
        <Button size="xs" variant="secondary" onClick={() => client.moreRows(block.id)}>
          {words.moreRows}
        </Button>
      )}
    </Flex>
  );
}
