import { Alert, Button } from '@hubspot/ui-extensions';
import { usePage } from './page/page.tsx';
import type { Trouble } from './screen-client.js';

interface PartTroubleProps {
  trouble: Trouble;
  retry(): void;
}

/** Why one part of a screen got no answer of its own; the rest stands as it was. */
export function PartTrouble({ trouble, retry }: PartTroubleProps) {
  const { words } = usePage();
  return (
    <Alert title={trouble.kind === 'refused' ? trouble.problem.text : words.noAnswer} variant="warning">
      <Button size="xs" variant="secondary" onClick={retry}>
        {words.retry}
      </Button>
    </Alert>
  );
}
