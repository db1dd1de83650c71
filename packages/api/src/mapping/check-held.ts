import { findConnection } from '@tierline/db/connection';
import { getSavedMappings } from '@tierline/db/field-mapping';
import { getFieldQuality } from '@tierline/db/field-quality';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import { toMappings } from '@tierline/domain/field-mapping/default-mapping';
import type { FieldMapping } from '@tierline/domain/field-mapping/field-mapping';
import { listOffered } from '@tierline/domain/field-mapping/own-values';

/** What organizations hold here, and what the other CRM may bring, by the keys of fields whose values are translated and written. */
export async function listHeld(
  scope: Scope,
  crm: CrmKind,
  object: SyncedObject,
  mappings: readonly FieldMapping[],
): Promise<Record<string, string[]>> {
  const held: Record<string, string[]> = {};
  for (const { key, direction, values } of mappings) {
    if (direction !== 'both' || values.length === 0) continue;
    const here = object === 'organization' ? await listHere(scope, key) : [];
    held[key] = [...new Set([...here, ...(await listBrought(scope, crm, object, key))])];
  }
  return held;
}

async function listHere(scope: Scope, key: string): Promise<string[]> {
  const partners = await getFieldQuality(scope, 'partner', key);
  const secondPartners = await getFieldQuality(scope, 'partner_2', key);
  return [...partners.values, ...secondPartners.values].map(({ value }) => value);
}

/** The values that the other CRM's field can have, in Tierline's words; none where it takes any. */
async function listBrought(scope: Scope, crm: CrmKind, object: SyncedObject, key: string): Promise<string[]> {
  const other: CrmKind = crm === 'salesforce' ? 'hubspot' : 'salesforce';
  const connection = await findConnection(scope, other);
  const described = connection?.disconnectedAt === null ? connection.crmFields : null;
  if (!described) return [];
  const { mappings: saved } = await getSavedMappings(scope, other, object);
  const mapping = toMappings(object, saved, described.standard[object], described[object]).find(
    (each) => each.key === key,
  );
  const field = described[object].find(({ name }) => name.toLowerCase() === mapping?.field.toLowerCase());
  if (!mapping || !field || mapping.direction === 'excluded') return [];
  const read =
    mapping.values.length > 0 ? mapping.values.map(({ ours }) => ours) : listOffered(field).map(({ value }) => value);
  return [...read, mapping.blank ?? ''].filter((value) => value !== '');
}
