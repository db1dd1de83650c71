import { CrmFailure } from '@tierline/domain/crm';
import { applyLabelChanges } from './apply-label-changes.ts';
import { chainSource } from './chain-source.ts';
import type { Company } from './company-option.ts';
import { readOptions, writeCompanyProperty } from './company-option.ts';
import { findRow } from './find-row.ts';
import { planLabelChanges } from './label-changes.ts';
import { readLinks } from './links.ts';
import { objectName } from './objects.ts';
import { propertyOfMany } from './property-of-many.ts';
import type { Reading } from './record-reader.ts';
import { toReference } from './values.ts';

/**
 * Brings a record to the second partner that is wanted, from whatever state an earlier, half-done write left it in.
 * The label decides and comes first; the property, which stamps the record and refreshes its page, comes last.
 */
export async function writeSecondPartner(
  reading: Reading,
  object: 'deal' | 'lead',
  recordId: string,
  companyId: string | null,
): Promise<void> {
  const { client, fields } = reading;
  const { pair, labels } = chainSource(reading, object);
  const property = { type: objectName(object), name: fields[object].secondPartner };
  // Whatever could be wrong with the request is found out first, while a failure still means that nothing was written.
  const [row, company, links, options] = await Promise.all([
    findRow(client, property.type, recordId, [property.name]),
    companyId === null ? null : getCompany(reading, companyId),
    labels === null ? null : readLinks(client, pair, [recordId]),
    companyId === null ? [] : readOptions(client, property),
  ]);
  if (row === null) {
    throw new CrmFailure('not_found', `HubSpot has no record ${recordId} among its ${property.type}.`);
  }

  if (labels !== null) {
    const changes = planLabelChanges(pair, labels.secondPartner, links?.get(recordId) ?? [], companyId);
    await applyLabelChanges(client, pair, labels.secondPartner, recordId, changes);
  }
  if (toReference(row.properties[property.name]) !== companyId) {
    await writeCompanyProperty(client, property, recordId, company, options);
  }
}

async function getCompany({ client }: Reading, id: string): Promise<Company> {
  const name = (await propertyOfMany(client, 'companies', 'name', [id])).get(id);
  if (name === undefined) throw new CrmFailure('rejected', `HubSpot has no company ${id}.`);
  return { id, name: name ?? '' };
}
