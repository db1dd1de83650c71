import { findConnection, listTenantConnections } from '@tierline/db/connection';
import { getSavedMappings } from '@tierline/db/field-mapping';
import type { CrmFields } from '@tierline/db/schema/connection';
import type { Scope } from '@tierline/db/scope';
import { getSyncScope } from '@tierline/db/sync-scope';
import { getProgramme } from '@tierline/db/tenant';
import type { AccountTypes } from '@tierline/domain/account-type';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import { toMappings } from '@tierline/domain/field-mapping/default-mapping';
import { type FieldMapping, PREFERRED_KEY } from '@tierline/domain/field-mapping/field-mapping';
import type { FieldPolicy } from '@tierline/domain/field-mapping/plan-field';
import { isNameField } from '@tierline/domain/field-mapping/reference-fields';
import type { SyncScope } from '@tierline/domain/sync-scope';

/** By what records are kept in line: the vendor's types, its scope, and the mappings of each connected CRM. */
export interface Terms {
  accountTypes: AccountTypes;
  scope: SyncScope;
  /** The mappings in force of each connected CRM, by key. */
  mappings: ReadonlyMap<CrmKind, Readonly<Record<SyncedObject, ReadonlyMap<string, FieldMapping>>>>;
  /** What they are unless told otherwise: `Crm.standardFields`, as it was when the CRM was last described. */
  standard: ReadonlyMap<CrmKind, Readonly<Record<SyncedObject, Readonly<Record<string, string>>>>>;
  /** The CRMs in which an admin has mapped the preferred second partner to a field of names, and not to a lookup. */
  preferredByName: ReadonlySet<CrmKind>;
  /** The CRMs that were read wholly once: only of these it is known what they lack. */
  known: ReadonlySet<CrmKind>;
}

/** What an admin tries, in place of what is in force. */
export interface Draft {
  crm: CrmKind;
  mappings?: readonly FieldMapping[];
  scope?: SyncScope;
}

export async function loadTerms(scope: Scope, draft?: Draft): Promise<Terms> {
  const { accountTypes } = await getProgramme(scope);
  const connections = (await listTenantConnections(scope)).filter(({ disconnectedAt }) => disconnectedAt === null);
  const mappings = new Map<CrmKind, Record<SyncedObject, Map<string, FieldMapping>>>();
  const standard = new Map<CrmKind, CrmFields['standard']>();
  const preferredByName = new Set<CrmKind>();
  for (const { crm, crmFields } of connections) {
    if (crmFields) standard.set(crm, crmFields.standard);
    const tried = draft?.crm === crm ? draft.mappings : undefined;
    mappings.set(crm, {
      organization: await mappingsBy(scope, crm, 'organization', crmFields, tried),
      contact: await mappingsBy(scope, crm, 'contact', crmFields, tried),
    });
    const preferred = mappings.get(crm)?.organization.get(PREFERRED_KEY);
    if (crmFields && preferred && holdsNames(preferred, crmFields)) preferredByName.add(crm);
  }
  const syncScope = draft?.scope ?? (await getSyncScope(scope)).settings;
  const known = new Set(connections.filter(({ comparedAt }) => comparedAt !== null).map(({ crm }) => crm));
  return { accountTypes, scope: syncScope, mappings, standard, preferredByName, known };
}

/** Whether the preferred second partner's field is one of names. */
function holdsNames(mapping: FieldMapping, { organization: fields, standard }: CrmFields): boolean {
  if (mapping.direction === 'excluded' || mapping.field === standard.organization[PREFERRED_KEY]) return false;
  return isNameField(fields.find(({ name }) => name.toLowerCase() === mapping.field.toLowerCase()));
}

/** The mapping in force of one kind of record, by key. */
export const loadMappings = async (
  scope: Scope,
  crm: CrmKind,
  object: SyncedObject,
): Promise<Map<string, FieldMapping>> =>
  mappingsBy(scope, crm, object, (await findConnection(scope, crm))?.crmFields ?? null);

/** Fields that the CRM has not described yet are taken on trust. */
async function mappingsBy(
  scope: Scope,
  crm: CrmKind,
  object: SyncedObject,
  described: CrmFields | null,
  tried?: readonly FieldMapping[],
): Promise<Map<string, FieldMapping>> {
  const saved =
    tried?.filter((mapping) => mapping.object === object) ?? (await getSavedMappings(scope, crm, object)).mappings;
  const standard = described?.standard[object] ?? {};
  const mappings = toMappings(object, saved, standard, described?.[object] ?? null);
  return new Map(mappings.map((mapping) => [mapping.key, mapping]));
}

/** The fields that a record has to be read with. */
export const fieldsOf = (terms: Terms, crm: CrmKind, object: SyncedObject): string[] => {
  const mapped = [...mappingsOf(terms, crm, object).values()].filter(({ direction }) => direction !== 'excluded');
  return [...new Set(mapped.map(({ field }) => field))];
};

export const mappingsOf = (terms: Terms, crm: CrmKind, object: SyncedObject): ReadonlyMap<string, FieldMapping> =>
  terms.mappings.get(crm)?.[object] ?? NONE;

const NONE: ReadonlyMap<string, FieldMapping> = new Map();

/** Null: the field is left alone, in that CRM. What nobody has mapped goes both ways, and the later change wins. */
export function policyOf(terms: Terms, crm: CrmKind, object: SyncedObject, key: string): FieldPolicy | null {
  const mapping = mappingsOf(terms, crm, object).get(key);
  const { direction = 'both', conflict = 'latest' } = mapping ?? {};
  return direction === 'excluded' ? null : { direction, conflict, firstMaster: terms.scope.firstMaster };
}
