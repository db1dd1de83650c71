import { hubspot } from '@hubspot/ui-extensions';
import { Extension } from './tierline/extension.tsx';

hubspot.extend<'settings'>(({ context, actions }) => <Extension screen="admin" context={context} actions={actions} />);
