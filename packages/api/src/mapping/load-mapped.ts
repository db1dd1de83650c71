import { findConnection } from '@tierline/db/connection';
import { getSavedMappings } from '@tierline/db/field-mapping';
import type { Scope } from '@tierline/db/scope';
import { getSyncScope } from '@tierline/db/sync-scope';
import { getProgramme } from '@tierline/db/tenant';
import type { CrmField, CrmKind, SyncedObject } from '@tierline/domain/crm';
import {
  checkMappings,
  type MappingFault,
  type MappingSurroundings,
} from '@tierline/domain/field-mapping/check-mapping';
import { toDefaultMapping } from '@tierline/domain/field-mapping/default-mapping';
import type { FieldMapping } from '@tierline/domain/field-mapping/field-mapping';
import { withStatedTypes } from '@tierline/domain/field-mapping/stated-types';
import { ProblemError } from '../problem/problem-error.ts';
import { listHeld } from './check-held.ts';
import type { MappingDraft } from './inputs.ts';

/** The mappings of one kind of record in one CRM, as they would be with a draft. */
export interface Mapped {
  crm: CrmKind;
  object: SyncedObject;
  /** As the CRM last described them. */
  fields: readonly CrmField[];
  /** Every field that Tierline knows by itself or that somebody has mapped; account types are stated. */
  mappings: readonly FieldMapping[];
  /** Keys that Tierline knows by itself, and the CRM's own names of their fields. */
  standard: Readonly<Record<string, string>>;
  saved: readonly FieldMapping[];
  /** What would be saved. */
  next: readonly FieldMapping[];
  revision: number;
  surroundings: MappingSurroundings;
  /** Of all of them; those of `changed` keys speak against saving. */
  faults: readonly MappingFault[];
  /** What is mapped otherwise than it is saved, or is to go back to the default. */
  changed: readonly string[];
}

/** Throws where the CRM is not connected; null where it has not described its fields yet. */
export async function loadMapped(scope: Scope, draft: MappingDraft): Promise<Mapped | null> {
  const { crm, object, dropped } = draft;
  const connection = await findConnection(scope, crm);
  if (!connection || connection.disconnectedAt !== null) throw new ProblemError('crm_absent');
  const { crmFields } = connection;
  if (!crmFields) return null;
  const fields = crmFields[object];
  const standard = crmFields.standard[object];
  const { mappings: saved, revision } = await getSavedMappings(scope, crm, object);
  const own = draft.draft.filter((mapping) => mapping.object === object);
  const replaced = new Set([...own.map(({ key }) => key), ...dropped]);
  const kept = saved.filter(({ key }) => !replaced.has(key));
  const next = [...kept, ...own];
  const defaults = Object.entries(standard)
    .filter(([key]) => !next.some((mapping) => mapping.key === key))
    .map(([key, field]) => toDefaultMapping(object, key, field))
    .filter(({ field }) => hasField(fields, field));
  const { accountTypes } = await getProgramme(scope);
  const stated = (mapping: FieldMapping) => withStatedTypes(mapping, findField(fields, mapping.field), accountTypes);
  const still = defaults.filter(({ key }) => !dropped.includes(key));
  const again = defaults.filter(({ key }) => dropped.includes(key));
  // What was changed comes last, so that it is what clashes with another one, and not the other way round.
  const mappings = [...still, ...kept, ...again, ...own].map(stated);
  const surroundings: MappingSurroundings = {
    ...{ object, fields, vendorValue: accountTypes.vendor.crmValue },
    singleElsewhere: await listSingleElsewhere(scope, crm, object),
    scope: (await getSyncScope(scope)).settings,
    held: await listHeld(scope, crm, object, mappings),
  };
  const faults = checkMappings(mappings, surroundings);
  return {
    ...{ crm, object, fields, mappings, standard, saved, next, revision, surroundings, faults },
    changed: [...replaced],
  };
}

/** The same, and a sentence where the fields are not known yet. */
export async function getMapped(scope: Scope, draft: MappingDraft): Promise<Mapped> {
  const mapped = await loadMapped(scope, draft);
  if (!mapped) throw new ProblemError('fields_unread');
  return mapped;
}

export const findField = (fields: readonly CrmField[], name: string): CrmField | undefined =>
  fields.find((field) => field.name.toLowerCase() === name.toLowerCase());

const hasField = (fields: readonly CrmField[], name: string): boolean => findField(fields, name) !== undefined;

/** Keys that another CRM keeps in a field for one value. */
async function listSingleElsewhere(scope: Scope, crm: CrmKind, object: SyncedObject): Promise<string[]> {
  const other: CrmKind = crm === 'salesforce' ? 'hubspot' : 'salesforce';
  const connection = await findConnection(scope, other);
  if (!connection?.crmFields || connection.disconnectedAt !== null) return [];
  const fields = connection.crmFields[object];
  const { mappings } = await getSavedMappings(scope, other, object);
  return mappings
    .filter(({ direction, field }) => {
      const known = findField(fields, field);
      return direction === 'both' && known !== undefined && known.type !== 'multi_select';
    })
    .map(({ key }) => key);
}
