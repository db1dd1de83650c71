import { hubspot } from '@hubspot/ui-extensions';
import { Extension } from './tierline/extension.tsx';

hubspot.extend<'crm.record.tab'>(({ context, actions }) => (
  <Extension screen="deal" context={context} actions={actions} />
));
