import { Button, Dropdown, LoadingSpinner } from '@hubspot/ui-extensions';
import { pressOf } from '../block/confirmation.tsx';
import { usePage } from '../page/page.tsx';
import type { Row, RowAction } from '../screen-client.js';

interface RowActionsProps {
  table: string;
  row: Row;
  /** Those of the whole table; the row says which it goes without. */
  actions: RowAction[];
  isBusy: boolean;
}

/** What can be done with a row: one thing is a button, several are a menu. */
export function RowActions({ table, row, actions, isBusy }: RowActionsProps) {
  const { client, words } = usePage();
  const offered = actions.filter(({ id }) => !row.without?.includes(id));
  const [only, ...others] = offered;
  const press = (action: RowAction) =>
    pressOf(action, `${table} ${row.id}`, () => void client.act(action, { table, row: row.id }));
  if (isBusy) return <LoadingSpinner size="xs" label={words.working} />;
  if (!only) return null;
  if (others.length === 0) {
    return (
      <Button size="xs" variant="transparent" {...press(only)}>
        {only.label}
      </Button>
    );
  }
  return (
    <Dropdown buttonText={words.rowActions} buttonSize="xs" variant="transparent">
      {offered.map((action) => (
        <Dropdown.ButtonItem key={action.id} {...press(action)}>
          {action.label}
        </Dropdown.ButtonItem>
      ))}
    </Dropdown>
  );
}
