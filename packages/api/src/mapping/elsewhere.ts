import { findConnection } from '@tierline/db/connection';
import { getSavedMappings } from '@tierline/db/field-mapping';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import { listOffered } from '@tierline/domain/field-mapping/own-values';
import { findField, type Mapped } from './load-mapped.ts';

const other = (crm: CrmKind): CrmKind => (crm === 'salesforce' ? 'hubspot' : 'salesforce');

/** Fields that the vendor's other CRM is mapped to by a name that somebody gave them. */
export async function listKeysElsewhere(scope: Scope, crm: CrmKind, object: SyncedObject): Promise<string[]> {
  const { mappings } = await getSavedMappings(scope, other(crm), object);
  return mappings.filter(({ direction }) => direction !== 'excluded').map(({ key }) => key);
}

/** The values that a field of Tierline has by what it is mapped to already, in the other CRM and in this one. */
export async function listKnownValues(scope: Scope, mapped: Mapped, key: string): Promise<string[]> {
  return [
    ...new Set([...(await listValuesElsewhere(scope, mapped.crm, mapped.object, key)), ...listValuesHere(mapped, key)]),
  ];
}

/** Those that its map leads to, and those that the fields offer which it stands in or would stand in by itself. */
function listValuesHere({ mappings, fields, standard }: Mapped, key: string): string[] {
  const present = mappings.find((mapping) => mapping.key === key);
  const said = (present?.values ?? []).map(({ ours }) => ours).filter((ours) => ours !== '');
  const names = [said.length > 0 ? undefined : present?.field, standard[key]].filter((name) => name !== undefined);
  const offered = names.flatMap((name) => {
    const field = findField(fields, name);
    return field ? listOffered(field).map(({ value }) => value) : [];
  });
  return [...said, ...offered];
}

async function listValuesElsewhere(scope: Scope, crm: CrmKind, object: SyncedObject, key: string): Promise<string[]> {
  const connection = await findConnection(scope, other(crm));
  const described = connection?.disconnectedAt === null ? connection.crmFields : null;
  if (!described) return [];
  const { mappings } = await getSavedMappings(scope, other(crm), object);
  const mapping = mappings.find((each) => each.key === key);
  if (mapping && mapping.values.length > 0) return mapping.values.map(({ ours }) => ours).filter((ours) => ours !== '');
  const name = mapping?.field ?? described.standard[object][key];
  const field = name === undefined ? undefined : findField(described[object], name);
  return field ? listOffered(field).map(({ value }) => value) : [];
}
