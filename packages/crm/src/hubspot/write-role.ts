import { CrmFailure } from '@tierline/domain/crm';
import { applyLabelChanges } from './apply-label-changes.ts';
import { chainSource } from './chain-source.ts';
import { getCompany, readOptions, writeCompanyProperty } from './company-option.ts';
import type { ChainFields } from './fields.ts';
import { findRow } from './find-row.ts';
import { planLabelChanges } from './label-changes.ts';
import { readLinks } from './links.ts';
import { objectName } from './objects.ts';
import type { Reading } from './record-reader.ts';
import { toReference } from './values.ts';

/**
 * Brings a record to the partner or second partner that is wanted, from whatever state an earlier, half-done write left it in.
 * The property, which HubSpot checks and which stamps the record, comes first; the label, which decides, comes last, so
 * that the value shows only when everything is done.
 */
export async function writeRole(
  reading: Reading,
  object: 'deal' | 'lead',
  role: keyof ChainFields,
  recordId: string,
  companyId: string | null,
): Promise<void> {
  const { client, fields } = reading;
  const { pair, labels } = chainSource(reading, object);
  const property = { type: objectName(object), name: fields[object][role] };
  // Whatever could be wrong with the request is found out first, while a failure still means that nothing was written.
  const [row, company, links, options] = await Promise.all([
    findRow(client, property.type, recordId, [property.name]),
    companyId === null ? null : getCompany(client, companyId),
    labels === null ? null : readLinks(client, pair, [recordId]),
    companyId === null ? [] : readOptions(client, property),
  ]);
  if (row === null) {
    throw new CrmFailure('not_found', `HubSpot has no record ${recordId} among its ${property.type}.`);
  }

  const held = toReference(row.properties[property.name]);
  if (held !== companyId) await writeCompanyProperty(client, property, recordId, company, options);
  if (labels === null) return;
  const changes = planLabelChanges(pair, labels[role], links?.get(recordId) ?? [], companyId);
  await applyLabelChanges(client, pair, labels[role], recordId, changes).catch(async (error: unknown) => {
    // A label that is refused for good must not leave the property behind; what may be tried again will need it.
    if (isRefusal(error) && held !== companyId) await putBack(client, property, recordId, held);
    throw error;
  });
}

const isRefusal = (error: unknown): boolean =>
  error instanceof CrmFailure && ['rejected', 'not_authorized', 'not_found'].includes(error.code);

/** As well as it can be done: that the label was refused is what the caller has to know. */
async function putBack(
  client: Reading['client'],
  { type, name }: { type: string; name: string },
  recordId: string,
  value: string | null,
): Promise<void> {
  await client.records.update(type, recordId, { properties: { [name]: value ?? '' } }).catch(() => undefined);
}
