import { CrmFailure, type CrmWrite } from '@tierline/domain/crm';
import { objectName } from '../objects.ts';
import { toRecordId } from '../record-id.ts';
import { COMPANY_OF_CONTACT } from '../to-contact.ts';
import { planCompany } from './plan-company.ts';
import { planDeal } from './plan-deal.ts';
import type { PlannedWrite } from './planned-write.ts';
import { toRawValues } from './raw-values.ts';
import { getCompany, type Surroundings } from './surroundings.ts';

/** What a write comes to in HubSpot; throws where it is known by now that HubSpot would refuse it. */
export function planWrite(surroundings: Surroundings, { id, tierlineId, write }: CrmWrite): PlannedWrite {
  const { object, known, companies } = surroundings;
  const recordId = id === null ? null : toRecordId(id);
  if (id !== null && recordId === null) throw new CrmFailure('not_found', `${id} is no id of a HubSpot record.`);
  if (object === 'deal' || object === 'lead') {
    if (recordId === null) throw new CrmFailure('rejected', `Tierline creates no ${objectName(object)} in HubSpot.`);
    return { id: recordId, tierlineId, needs: [], ...planDeal(object, surroundings, recordId, write) };
  }
  if (recordId === null) checkCreation(surroundings);
  const company = object === 'organization' ? planCompany(surroundings, write) : { values: {}, needs: [] };
  const values = { ...toRawValues(known, write.fields ?? {}), ...company.values };
  const missing = Object.keys(values).find((name) => !known.has(name));
  if (missing !== undefined) {
    throw new CrmFailure('rejected', `HubSpot has no property ${missing}.`, { fields: [missing] });
  }
  const planned = { id: recordId, tierlineId, values, needs: company.needs };
  if (object !== 'contact' || write.organizationId === undefined) return planned;
  const { organizationId } = write;
  const companyId = organizationId === null ? null : getCompany(companies, organizationId, COMPANY_OF_CONTACT).id;
  return { ...planned, companyId };
}

/** Without a unique property to know it by, a creation that is tried again would make a second record. */
function checkCreation({ object, fields, known }: Surroundings): void {
  const { tierlineId } = object === 'organization' ? fields.company : fields.contact;
  if (known.get(tierlineId)?.hasUniqueValue) return;
  throw new CrmFailure(
    'rejected',
    `HubSpot’s ${objectName(object)} have no property ${tierlineId} with unique values, by which Tierline would know a record that it creates. Install Tierline in the account again to have the property made.`,
    { fields: [tierlineId] },
  );
}
