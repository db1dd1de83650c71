import { ErrorState, Flex, Text } from '@hubspot/ui-extensions';
import { usePage, useView } from './page/page.tsx';
import type { ScreenView } from './screen-client.js';
import { Reference, Retry, TroubleAlert } from './trouble-alert.tsx';

/** Why the last open or act did not come about, and what a person can do: try again, or wave it away. */
export function Trouble() {
  const { client, words } = usePage();
  const trouble = useView((view) => view.trouble);
  const isBlank = useView((view) => view.status === 'failed');
  if (!trouble) return null;
  if (isBlank) return <NothingToShow trouble={trouble} />;
  return (
    <TroubleAlert
      trouble={trouble}
      meaning={trouble.of === 'act' ? words.unreachableAct : words.unreachableOpen}
      retry={client.retry}
      dismiss={client.dismiss}
    />
  );
}

/** Nothing ever came, so the trouble is the whole screen. */
function NothingToShow({ trouble }: { trouble: NonNullable<ScreenView['trouble']> }) {
  const { client, words } = usePage();
  const isRefusal = trouble.kind === 'refused' && trouble.problem.reference === undefined;
  return (
    <ErrorState
      title={trouble.kind === 'refused' ? words.refused : words.unreachable}
      type={isRefusal ? 'lock' : 'error'}
    >
      <Flex direction="column" gap="sm" align="center">
        <Text>{trouble.kind === 'refused' ? trouble.problem.text : words.unreachableAtFirst}</Text>
        <Reference trouble={trouble} />
        <Retry retry={client.retry} />
      </Flex>
    </ErrorState>
  );
}
