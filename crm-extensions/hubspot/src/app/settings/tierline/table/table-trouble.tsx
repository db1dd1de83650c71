import { Alert, Button } from '@hubspot/ui-extensions';
import { usePage } from '../page/page.tsx';
import type { TableState } from '../screen-client.js';

interface TableTroubleProps {
  id: string;
  trouble: NonNullable<TableState['trouble']>;
}

export function TableTrouble({ id, trouble }: TableTroubleProps) {
  const { client, words } = usePage();
  return (
    <Alert title={trouble.kind === 'refused' ? trouble.problem.text : words.searchFailed} variant="warning">
      <Button size="xs" variant="secondary" onClick={() => client.retryTable(id)}>
        {words.retry}
      </Button>
    </Alert>
  );
}
