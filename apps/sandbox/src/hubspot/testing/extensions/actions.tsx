/** Tries the way out, and what the page lends. */
import { Button, Flex, hubspot, Text } from '@hubspot/ui-extensions';
import { useEffect, useState } from 'react';

hubspot.extend<'crm.record.tab'>(({ context, actions }) => <Actions context={context} actions={actions} />);

type Api = Parameters<Parameters<typeof hubspot.extend<'crm.record.tab'>>[0]>[0];

const WAYS_OUT = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Worker', 'importScripts', 'indexedDB'];

function Actions({ context, actions }: Pick<Api, 'context' | 'actions'>) {
  const [answer, setAnswer] = useState('…');
  const [closed, setClosed] = useState(0);
  useEffect(() => {
    const ask = async () => {
      const response = await hubspot.fetch('https://api.tierline.example/echo', {
        method: 'POST',
        body: { question: 42 },
      });
      setAnswer(`${response.status} ${await response.text()}`);
    };
    ask().catch((error: unknown) => setAnswer(String(error)));
  }, []);
  const open = WAYS_OUT.filter((name) => isThere(self, name));
  return (
    <Flex direction="column" gap="sm">
      <Text testId="open">{`Open: ${open.join(', ') || 'none'}`}</Text>
      <Text testId="user">{`${context.user.email} in ${context.portal.id}`}</Text>
      <Text testId="answer">{answer}</Text>
      <Text testId="closed">{`Frames closed: ${closed}`}</Text>
      <Button onClick={() => actions.addAlert({ type: 'success', title: 'Saved', message: 'All is well.' })}>
        Alert
      </Button>
      <Button
        onClick={() =>
          actions.openIframeModal({ uri: 'about:blank', width: 300, height: 200, title: 'Frame' }, () =>
            setClosed((times) => times + 1),
          )
        }
      >
        Frame
      </Button>
      <Button href="https://app.hubspot.com/integrations-settings/1/installed/2">Settings</Button>
    </Flex>
  );
}

/** Also where the global object has it from. */
function isThere(scope: object, name: string): boolean {
  for (let at: object | null = scope; at !== null; at = Object.getPrototypeOf(at)) {
    if (Object.getOwnPropertyDescriptor(at, name)?.value !== undefined) return true;
  }
  return false;
}
