import { Button, Dropdown, LoadingSpinner } from '@hubspot/ui-extensions';
import { pressKey, pressOf } from '../block/confirmation.tsx';
import { useLeave } from '../block/leave.ts';
import { usePage } from '../page/page.tsx';
import type { Row, TableBlock } from '../screen-client.js';

interface RowActionsProps {
  block: TableBlock;
  row: Row;
  isBusy: boolean;
}

export const hasRowActions = ({ rowActions = [], rowGotos = [] }: TableBlock) =>
  rowActions.length + rowGotos.length > 0;

/** Where a row leads and what can be done with it: one thing is a button, several are a menu. */
export function RowActions({ block, row, isBusy }: RowActionsProps) {
  const { client, words } = usePage();
  const { id: table, rowActions = [], rowGotos = [] } = block;
  const scope = `${table} ${row.id}`;
  const leave = useLeave();
  // The row says which of the table's it goes without.
  const offered = [
    ...rowGotos.map((goto) => leave(goto, row.id)),
    ...rowActions.map((action) => ({ ...action, go: () => void client.act(action, { table, row: row.id }) })),
  ].filter(({ id }) => !row.without?.includes(id));
  const [only, ...others] = offered;
  if (isBusy) return <LoadingSpinner size="xs" label={words.working} />;
  if (!only) return null;
  if (others.length === 0) {
    return (
      <Button key={pressKey(only)} size="xs" variant="transparent" {...pressOf(only, scope, only.go)}>
        {only.label}
      </Button>
    );
  }
  return (
    <Dropdown buttonText={words.rowActions} buttonSize="xs" variant="transparent">
      {offered.map((way) => (
        <Dropdown.ButtonItem key={pressKey(way)} {...pressOf(way, scope, way.go)}>
          {way.label}
        </Dropdown.ButtonItem>
      ))}
    </Dropdown>
  );
}
