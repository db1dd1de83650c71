/** Everything that may go wrong in a worker; the variable says which. */
import { hubspot, Text } from '@hubspot/ui-extensions';
import { createRemoteReactComponent } from '@remote-ui/react';
import { useEffect } from 'react';

const Unheard = createRemoteReactComponent('Hologram');

hubspot.extend<'settings'>(({ context }) => <Fault kind={String(context.variables?.kind)} />);

function Fault({ kind }: { kind: string }) {
  useEffect(() => {
    if (kind === 'later')
      setTimeout(() => {
        throw new Error('It broke afterwards.');
      }, 0);
  }, [kind]);
  if (kind === 'unknown') return <Unheard />;
  if (kind === 'drawing') throw new Error('It broke while drawing.');
  return <Text>All is well</Text>;
}
