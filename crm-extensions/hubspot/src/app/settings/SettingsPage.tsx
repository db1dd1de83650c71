import { hubspot } from '@hubspot/ui-extensions';
import { Conditions } from './tierline/conditions/conditions.tsx';
import { Extension } from './tierline/extension.tsx';

const FIELDS = { conditions: Conditions };

hubspot.extend<'settings'>(({ context, actions }) => (
  <Extension screen="admin" context={context} actions={actions} fields={FIELDS} />
));
