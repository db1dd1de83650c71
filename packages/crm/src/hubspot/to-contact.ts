import type { CrmContact } from '@tierline/domain/crm';
import type { HubSpotFields } from './fields.ts';
import type { RecordRow } from './record-row.ts';
import { identityOf, originOf } from './to-identity.ts';
import { toReference, toText } from './values.ts';

/** HubSpot's own property for the primary company, which it keeps in step with the association. */
export const COMPANY_OF_CONTACT = 'associatedcompanyid';

export const toContact = (
  row: RecordRow,
  fields: HubSpotFields['contact'],
  people: ReadonlyMap<string, string>,
): CrmContact => ({
  ...identityOf(row, 'contacts', people),
  ...originOf(row.properties, fields.tierlineId),
  organizationId: toReference(row.properties[COMPANY_OF_CONTACT]),
  email: toText(row.properties.email),
});
