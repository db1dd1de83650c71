import { Alert, Button, Flex, Text } from '@hubspot/ui-extensions';
import { Note } from './block/note.tsx';
import { usePage } from './page/page.tsx';
import type { Trouble } from './screen-client.js';

interface Troubled {
  trouble: Trouble;
}

interface TroubleAlertProps extends Troubled {
  /** What it means for the person that no answer came. */
  meaning?: string;
  retry(): void;
  dismiss?(): void;
}

/** Why something got no answer, or no for one, over what stood there before: it may still be right. */
export function TroubleAlert({ trouble, meaning, retry, dismiss }: TroubleAlertProps) {
  const { words } = usePage();
  const isRefusal = trouble.kind === 'refused';
  return (
    <Alert title={isRefusal ? trouble.problem.text : words.unreachable} variant={isRefusal ? 'danger' : 'warning'}>
      {!isRefusal && meaning !== undefined && <Text>{meaning}</Text>}
      <Reference trouble={trouble} />
      <Flex direction="row" gap="sm">
        {!isRefusal && <Retry retry={retry} />}
        {dismiss && (
          <Button size="xs" variant="transparent" onClick={dismiss}>
            {words.dismiss}
          </Button>
        )}
      </Flex>
    </Alert>
  );
}

export function Reference({ trouble }: Troubled) {
  const { words } = usePage();
  const reference = trouble.kind === 'refused' ? trouble.problem.reference : undefined;
  return <Note text={reference && words.reference(reference)} />;
}

export function Retry({ retry }: { retry(): void }) {
  const { words } = usePage();
  return (
    <Button size="sm" variant="secondary" onClick={retry}>
      {words.retry}
    </Button>
  );
}
