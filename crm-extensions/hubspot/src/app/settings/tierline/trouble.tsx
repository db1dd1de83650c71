import { Alert, Button, ErrorState, Flex, Text } from '@hubspot/ui-extensions';
import { Note } from './block/note.tsx';
import { usePage, useView } from './page/page.tsx';
import type { ScreenView } from './screen-client.js';

/** Why the last open or act did not come about, and what a person can do: try again, or wave it away. */
export function Trouble() {
  const trouble = useView((view) => view.trouble);
  const isBlank = useView((view) => view.status === 'failed');
  if (!trouble) return null;
  return isBlank ? <NothingToShow trouble={trouble} /> : <Notice trouble={trouble} />;
}

type Troubled = { trouble: NonNullable<ScreenView['trouble']> };

/** Nothing ever came, so the trouble is the whole screen. */
function NothingToShow({ trouble }: Troubled) {
  const { words } = usePage();
  const isRefusal = trouble.kind === 'refused' && trouble.problem.reference === undefined;
  return (
    <ErrorState
      title={trouble.kind === 'refused' ? words.refused : words.unreachable}
      type={isRefusal ? 'lock' : 'error'}
    >
      <Flex direction="column" gap="sm" align="center">
        <Text>{trouble.kind === 'refused' ? trouble.problem.text : words.unreachableAtFirst}</Text>
        <Reference trouble={trouble} />
        <Retry />
      </Flex>
    </ErrorState>
  );
}

/** Over what stood there before: it may still be right. */
function Notice({ trouble }: Troubled) {
  const { client, words } = usePage();
  const isRefusal = trouble.kind === 'refused';
  return (
    <Alert title={isRefusal ? trouble.problem.text : words.unreachable} variant={isRefusal ? 'danger' : 'warning'}>
      {!isRefusal && <Text>{trouble.of === 'act' ? words.unreachableAct : words.unreachableOpen}</Text>}
      <Reference trouble={trouble} />
      <Flex direction="row" gap="sm">
        {!isRefusal && <Retry />}
        <Button size="xs" variant="transparent" onClick={client.dismiss}>
          {words.dismiss}
        </Button>
      </Flex>
    </Alert>
  );
}

function Reference({ trouble }: Troubled) {
  const { words } = usePage();
  const reference = trouble.kind === 'refused' ? trouble.problem.reference : undefined;
  return <Note text={reference && words.reference(reference)} />;
}

function Retry() {
  const { client, words } = usePage();
  return (
    <Button size="sm" variant="secondary" onClick={() => void client.retry()}>
      {words.retry}
    </Button>
  );
}
