import { findContact } from '@tierline/db/contact';
import { listContractsOfPartner } from '@tierline/db/contract';
import { findOrganization } from '@tierline/db/organization';
import { findCrmId } from '@tierline/db/record-link';
import type { RecordWriteRow } from '@tierline/db/record-write';
import type { Scope } from '@tierline/db/scope';
import type { AccountType } from '@tierline/domain/account-type';
import { CrmFailure, type CrmKind, type RecordWrite, type SyncedObject } from '@tierline/domain/crm';
import { toTheirs } from '@tierline/domain/field-mapping/convert';
import {
  ACCOUNT_TYPE_KEY,
  CONTRACTS_KEY,
  PREFERRED_KEY,
  STATUS_KEY,
} from '@tierline/domain/field-mapping/field-mapping';
import { isSame } from '@tierline/domain/field-mapping/same-values';
import { recordTypeFor } from '@tierline/domain/sync-scope';
import { resolveNames, toNameThere } from './contract-names.ts';
import { type Joined, joinParts, type Part } from './join-parts.ts';
import { fieldOfPreferredName } from './preferred.ts';
import { type Placed, toPlaceWrite } from './programme-place.ts';
import { NOTHING_SEEN, type SeenRecord } from './seen.ts';
import { mappingsOf, policyOf, type Terms } from './terms.ts';
import { contactValue, ORGANIZATION_KEY, organizationValue } from './values-here.ts';
import { RECORD_TARGET } from './wish.ts';

interface BodyContext {
  scope: Scope;
  crm: CrmKind;
  terms: Terms;
  object: SyncedObject;
  recordId: string;
  /** What the CRM was last seen to hold. */
  seen: SeenRecord | null;
}

/** What one record is to be sent for the writes that wait for it: nothing, while it cannot be created itself. */
export async function toBody(context: BodyContext, writes: readonly RecordWriteRow[]): Promise<Joined> {
  const joined = await joinParts(writes, ({ target, desired, attempts }) =>
    target === RECORD_TARGET ? wholeRecord(context, attempts > 1) : partFor(context, target, desired),
  );
  if (!writes.some(isRecord) || joined.sent.some(isRecord)) return joined;
  return { ...joined, body: {}, sent: [], waiting: [...joined.waiting, ...joined.sent] };
}

const isRecord = ({ target }: RecordWriteRow): boolean => target === RECORD_TARGET;

async function partFor(context: BodyContext, target: string, desired: readonly string[]): Promise<Part> {
  const { scope, crm, terms, object } = context;
  requireBothWays(context, target);
  if (object === 'organization' && target === CONTRACTS_KEY) {
    return { contractNames: await toNames(context, desired) };
  }
  if (object === 'organization' && target === ACCOUNT_TYPE_KEY) return typePart(context, desired[0] as AccountType);
  if (target === PREFERRED_KEY || target === ORGANIZATION_KEY) {
    const [id] = desired;
    const there = id === undefined ? null : await findCrmId(scope, crm, 'organization', id);
    if (id !== undefined && there === null) return 'no_counterpart';
    const nameField = target === PREFERRED_KEY ? fieldOfPreferredName(terms, crm) : null;
    if (nameField !== null) return { fields: { [nameField]: id === undefined ? [] : await nameOf(context, id) } };
    return target === PREFERRED_KEY ? { preferredId: there } : { organizationId: there };
  }
  const mapping = mappingsOf(terms, crm, object).get(target);
  if (!mapping) return { values: { [target]: desired } };
  const there = toTheirs(mapping, desired);
  if (!there.ok) {
    throw new CrmFailure('rejected', `the mapping has no value for “${there.unmapped.join('”, “')}”`, {
      fields: [mapping.field],
    });
  }
  return { fields: { [mapping.field]: there.values } };
}

/** An admin may have changed the mapping since it was asked for. */
function requireBothWays({ crm, terms, object }: BodyContext, target: string): void {
  const policy = policyOf(terms, crm, object, target);
  if (policy?.direction === 'both') return;
  const field = mappingsOf(terms, crm, object).get(target)?.field;
  const what = policy ? 'only reads the field' : 'leaves the field alone';
  throw new CrmFailure('rejected', `by its mapping Tierline ${what}`, { fields: field === undefined ? [] : [field] });
}

function typePart({ crm, terms, seen }: BodyContext, type: AccountType): RecordWrite {
  const mapping = mappingsOf(terms, crm, 'organization').get(ACCOUNT_TYPE_KEY);
  const placed: Placed = {
    inSync: seen?.inProgramme ?? false,
    status: seen?.fields[STATUS_KEY]?.[0] ?? null,
    ...{ deleted: false, accountType: null },
  };
  const accountType = toPlaceWrite(placed, type, terms.accountTypes);
  if (!mapping || mapping.values.length === 0) return { accountType };
  const there = toTheirs(mapping, [type]);
  if (!there.ok)
    throw new CrmFailure('rejected', `the mapping has no value for the type ${type}`, { fields: [mapping.field] });
  // The type stands in a field of the vendor's own; whether the company takes part stands where it always does.
  return { fields: { [mapping.field]: there.values }, ...(accountType.join ? { inSync: true } : {}) };
}

/**
 * Of a record that the CRM lacks: all that Tierline holds and may tell. Where an earlier try may have made it with what has
 * been blanked here since, the blanks are told too.
 */
async function wholeRecord(context: BodyContext, mayBeThere: boolean): Promise<Part> {
  const { scope, crm, terms, object, recordId } = context;
  const organization = object === 'organization' ? await findOrganization(scope, recordId) : null;
  const contact = object === 'contact' ? await findContact(scope, recordId) : null;
  const employer = contact?.organizationId ? await findOrganization(scope, contact.organizationId) : null;
  if (!organization && !contact) throw new CrmFailure('not_found', 'Tierline has the record no longer');
  const targets = [...mappingsOf(terms, crm, object).values()]
    .filter(({ direction, key }) => direction === 'both' && key !== CONTRACTS_KEY && key !== PREFERRED_KEY)
    .map(({ key }) => key);
  const writes = targets.map((target) => ({
    target,
    desired: organization ? organizationValue(organization, target) : contact ? contactValue(contact, target) : [],
  }));
  let body: RecordWrite = {};
  // It joins with the status that it has: by the type alone it would be taken for a company that has none yet.
  const status = organization?.status ?? null;
  const fields = { [STATUS_KEY]: status === null ? [] : [status] };
  const asItIs = status === null ? context : { ...context, seen: { ...NOTHING_SEEN, inProgramme: true, fields } };
  for (const { target, desired } of writes) {
    if (desired.length === 0 && !mayBeThere) continue;
    const part = await partFor(asItIs, target, desired);
    if (part === 'no_counterpart') return part;
    body = { ...body, ...part, fields: { ...body.fields, ...part.fields } };
  }
  const recordTypeId = recordTypeFor(terms.scope, (organization ?? employer)?.accountType ?? 'partner', object);
  if (recordTypeId !== null && crm === 'salesforce') body = { ...body, recordTypeId };
  if (organization) {
    const { fields: named, ...references } = await referencesOf(context, organization.preferredId, mayBeThere);
    return { ...body, inSync: true, ...references, fields: { ...body.fields, ...named } };
  }
  const organizationId =
    contact?.organizationId && (await findCrmId(scope, crm, 'organization', contact.organizationId));
  return organizationId ? { ...body, organizationId } : 'no_counterpart';
}

/** Those that the CRM knows already; the others follow when it does. */
async function referencesOf(
  context: BodyContext,
  preferredId: string | null,
  mayBeThere: boolean,
): Promise<RecordWrite> {
  const { scope, crm, terms, recordId } = context;
  const isWritten = (key: string) => policyOf(terms, crm, 'organization', key)?.direction === 'both';
  const tellsContracts = isWritten(CONTRACTS_KEY);
  const all = tellsContracts ? await listContractsOfPartner(scope, recordId) : [];
  const standing = all.filter(({ endedAt }) => endedAt === null);
  const names: string[] = [];
  for (const { secondPartnerId } of standing) {
    if (secondPartnerId === null || !(await findCrmId(scope, crm, 'organization', secondPartnerId))) continue;
    const name = await toNameThere(scope, crm, secondPartnerId);
    if (name !== null) names.push(name);
  }
  const isTold = isWritten(PREFERRED_KEY) && (preferredId !== null || mayBeThere);
  const preferred = isTold ? await partFor(context, PREFERRED_KEY, preferredId === null ? [] : [preferredId]) : {};
  return {
    ...(names.length > 0 || (tellsContracts && mayBeThere) ? { contractNames: names } : {}),
    ...(preferred === 'no_counterpart' ? {} : preferred),
  };
}

/** As a field of names is to hold it. */
async function nameOf({ scope, crm }: BodyContext, id: string): Promise<string[]> {
  const name = await toNameThere(scope, crm, id);
  return name === null ? [] : [name];
}

/**
 * The names for the contract field: those that are there stay as they are spelled, in their order, and so do those that
 * lead to nobody, for whoever put them there may yet create the company.
 */
async function toNames(
  { scope, crm, recordId: partnerId, seen }: BodyContext,
  desired: readonly string[],
): Promise<string[]> {
  const there = await resolveNames(scope, crm, partnerId, seen?.contractNames ?? [], seen?.led);
  const kept = there.filter(({ secondPartnerId }) => secondPartnerId === null || desired.includes(secondPartnerId));
  const names = kept.map(({ name }) => name);
  for (const id of desired) {
    if (kept.some(({ secondPartnerId }) => secondPartnerId === id)) continue;
    const name = await toNameThere(scope, crm, id);
    const [resolved] = name === null ? [] : await resolveNames(scope, crm, partnerId, [name]);
    if (name === null || !resolved || !isSame([id], [resolved.secondPartnerId ?? ''])) {
      throw new CrmFailure('ambiguous', `“${name ?? id}” does not lead to one company alone`);
    }
    names.push(name);
  }
  return names;
}
