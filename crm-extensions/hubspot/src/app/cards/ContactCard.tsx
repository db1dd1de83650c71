import { hubspot } from '@hubspot/ui-extensions';
import { Extension } from './tierline/extension.tsx';

hubspot.extend<'crm.record.tab'>(({ context, actions }) => (
  <Extension key={context.crm.objectId} screen="contact" context={context} actions={actions} />
));
