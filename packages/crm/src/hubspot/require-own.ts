import { CrmFailure } from '@tierline/domain/crm';
import type { Account } from './account.ts';
import type { HubSpotFields } from './fields.ts';
import type { RecordRow } from './record-row.ts';

/**
 * Companies that lack a property by which Tierline works are not read: HubSpot passes over names that it does not know, and
 * each company would look as if somebody had blanked it. A property of mappings may go; the others are as they were then.
 */
export async function requireOwn(
  { properties }: Account,
  { company }: HubSpotFields,
  rows: readonly RecordRow[],
): Promise<void> {
  const own = [company.inSync, company.accountType, company.status, company.contractNames, company.preferred];
  const untold = own.filter((name) => rows.some((row) => row.properties[name] === undefined));
  if (untold.length === 0) return;
  const known = await properties.organization.renew();
  const gone = untold.filter((name) => !known.properties.some((each) => each.name === name));
  if (gone.length === 0) return;
  const message = `HubSpot’s companies have no property ${gone.join(', ')} any more. Restore it, or install Tierline in the account again.`;
  throw new CrmFailure('rejected', message, { fields: gone });
}
