import { findOrganization, type OrganizationRow, saveOrganization } from '@tierline/db/organization';
import { createLink, findLink, isNoted, noteSeen, type RecordLink } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import { type AccountType, isVendorsOwn } from '@tierline/domain/account-type';
import type { CrmKind, CrmOrganization, Known } from '@tierline/domain/crm';
import {
  ACCOUNT_TYPE_KEY,
  CONTRACTS_KEY,
  PREFERRED_KEY,
  STATUS_KEY,
} from '@tierline/domain/field-mapping/field-mapping';
import { isSame } from '@tierline/domain/field-mapping/same-values';
import { isNewer } from '@tierline/domain/observation-order';
import { type Standing, toNameKey, toStanding } from '@tierline/domain/organization';
import { NAME_FIELD } from '@tierline/domain/organization-field';
import { isInScope } from '@tierline/domain/sync-scope';
import { applyOutcomes, type TakenValue } from './apply-outcomes.ts';
import { dropForsaken } from './forsaken.ts';
import { findOwn } from './own-record.ts';
import type { PageContracts } from './page-contracts.ts';
import type { Place } from './places.ts';
import { planRecord } from './plan/plan-record.ts';
import { rawType, type Told, toldByOrganization } from './plan/told-values.ts';
import { toldPreferred } from './preferred.ts';
import { type Reading, toOpenWrite } from './reading.ts';
import { noteRecordProblems, toTypeFault } from './record-problems.ts';
import { toCustomerId, toOrganizationId } from './references.ts';
import { relayValues } from './relay-values.ts';
import { fromSeen, type SeenRecord, toSeen } from './seen.ts';
import { lastAgreed, sourcesOf } from './seen-source.ts';
import type { TakeContext } from './take-context.ts';
import { mappingsOf, policyOf, type Terms } from './terms.ts';
import { organizationValue } from './values-here.ts';
import { wishForOrganization } from './wish-for-record.ts';

/** What the records of a page have in common beside what every page has. */
export interface OrganizationContext extends TakeContext {
  contracts: PageContracts;
  /** Of those that are customers too, by the CRM's ids. */
  customers: ReadonlyMap<string, RecordLink>;
}

/** Takes over one company record as it was read. Call it in a write transaction; `takeOrganizations` is the way in. */
export async function takeOrganization(
  context: OrganizationContext,
  reading: Reading<CrmOrganization>,
  place: Place<OrganizationRow>,
): Promise<void> {
  const { scope, crm, terms, effects, now } = context;
  const { record, readAt } = reading;
  const { settledAt, others } = place;
  const seenUntil = { modifiedAt: place.link?.modifiedAt ?? null, settledAt };
  if (!isNewer({ modifiedAt: record.modifiedAt, readAt }, seenUntil)) return;
  const told = toldByOrganization(terms, crm, record);
  // A page's snapshot does not tell of the parent.
  const parentCrmId =
    record.parentId === undefined ? (fromSeen(place.link?.seen ?? null)?.parentCrmId ?? null) : record.parentId;
  const there = await toStandingThere(context, record, told, parentCrmId);
  const known =
    place.link ??
    (await findOwn(scope, crm, 'organization', record, async (id) => (await findOrganization(scope, id)) !== null));
  const before = place.before ?? (known ? await findOrganization(scope, known.id) : null);
  if (there === 'outside' || context.customers.has(record.id)) await nameCustomer(context, record);
  if (!known && there === 'outside') return;
  const inScope = isKept(context, told, there);
  // Whom to leave alone is still to be told from others: what it is called, is, and how it stands.
  const isNamed = there !== 'outside' && (known !== null || isNamedOnly(terms));
  if (!known && !inScope && !isNamed) {
    await nameCustomer(context, record);
    return;
  }
  const link = known ?? (await createLink(scope, crm, 'organization', record.id));
  const { id } = link;
  const wasSeen = fromSeen(link.seen);
  // One that was only ever named by others, or kept out of the programme, holds nothing yet.
  const isFresh = before === null || [link, ...others].every((each) => !hasTold(each));
  const type = (told.get(ACCOUNT_TYPE_KEY)?.values?.[0] as AccountType | undefined) ?? before?.accountType ?? 'partner';
  const field = { partnerId: id, record, seen: wasSeen };
  const pendingHere = place.open.filter((write) => write.crm === crm && write.state === 'pending');
  const contracts = await context.contracts.told(field, {
    ...{ type, before, counts: inScope },
    pending: pendingHere.some(({ target }) => target === CONTRACTS_KEY),
  });
  if (there === 'outside') told.set(ACCOUNT_TYPE_KEY, { values: [] });
  if (contracts) told.set(CONTRACTS_KEY, { values: contracts.theirs });
  const preferred = await toldPreferred(context, record, wasSeen);
  if (preferred) told.set(PREFERRED_KEY, preferred);
  if (record.name.trim() === '') told.delete(NAME_FIELD);
  const row = before ?? blankRow(scope.tenantId, id, record.name);
  const policy = (key: string) => {
    const policy = policyOf(terms, crm, 'organization', key);
    // A record that is left alone still answers what somebody has asked of it.
    if (inScope || pendingHere.some(({ target, purpose }) => target === key && purpose === 'decision')) return policy;
    return policy && isNamed && IDENTITY.includes(key) ? { ...policy, direction: 'read_only' as const } : null;
  };
  const by = { terms, crm, object: 'organization' as const, seen: wasSeen };
  const last = lastAgreed(by, told, link.agreed ?? {});
  // Its contracts ended when it became a distributor: what its list says now is told anew.
  const isPartnerAgain = before?.accountType === 'partner_2' && type === 'partner';
  const plan = planRecord({
    told,
    ours: (key) => (isFresh ? [] : key === CONTRACTS_KEY ? (contracts?.ours ?? []) : organizationValue(row, key)),
    seen: (key) => (key === CONTRACTS_KEY && isPartnerAgain ? null : last.seen(key)),
    agreed: last.agreed,
    pending: (key) => {
      const write = pendingHere.find(({ target }) => target === key);
      return write ? toOpenWrite(write, reading) : null;
    },
    leftThere: (key) => place.leftThere.filter(({ target }) => target === key).map(({ desired }) => desired),
    policy,
    modifiedAt: record.modifiedAt,
  });
  const of = { crm, object: 'organization' as const, recordId: id, crmId: record.id, byName: record.modifiedBy };
  const taken = applyOutcomes({ ...of, modifiedAt: record.modifiedAt, open: place.open }, plan, effects, now);
  if (isFresh) effects.fresh.add(id);

  const inProgramme = there !== 'outside';
  const after = withTaken(row, taken);
  const elsewhere = others.some((other) => fromSeen(other.seen)?.inProgramme);
  after.standing =
    inProgramme || elsewhere ? toStanding({ inSync: true, status: after.status, deleted: false }) : 'outside';
  const parent = await toldParent(scope, crm, parentCrmId, wasSeen, inProgramme);
  if (parent) after.parentId = parent.id;
  const { contractNames: listed = [], preferredCrmId = null } = wasSeen ?? {};
  const seen: SeenRecord = {
    fields: { ...wasSeen?.fields, ...plan.seen },
    sources: sourcesOf(by, plan.seen),
    inProgramme,
    // They stand for what the fields were last taken to say: what was left alone, or read too early, is still to be looked at.
    contractNames: inScope && (!contracts || CONTRACTS_KEY in plan.seen) ? record.contractNames : listed,
    preferredCrmId: PREFERRED_KEY in plan.seen ? record.preferredId : preferredCrmId,
    parentCrmId: parent ? parentCrmId : (wasSeen?.parentCrmId ?? null),
  };
  const wasInScope = before !== null && wasSeen?.inProgramme === true && isInScope(before, terms.scope);
  if (inScope !== wasInScope) effects.joined = true;
  if ((wasSeen?.inProgramme ?? false) !== inProgramme) effects.turned.push(id);
  if (before && parent) effects.reparented = true;
  if (wasSeen === null) effects.arrived = true;
  const changed = !before || !isEqual(before, after);
  if (changed) {
    await saveOrganization(scope, after);
    effects.taken += 1;
  }
  if (wasSeen?.inProgramme === true && !inProgramme) {
    const action = { action: 'gone' as const, key: null, before: [], after: [] };
    effects.log.push({ at: now, ...of, ...action });
  }
  if (contracts || before?.accountType !== after.accountType) {
    await context.contracts.settle(field, { before, after, taken });
  }
  const led = contracts && CONTRACTS_KEY in plan.seen ? await context.contracts.led(field) : (wasSeen?.led ?? {});
  const state = {
    ...{ modifiedAt: record.modifiedAt, seen: toSeen({ ...seen, led }), nameKey: toNameKey(record.name) },
    agreed: Object.keys(plan.agreed).length > 0 ? plan.agreed : null,
  };
  if (!isNoted(link, state)) await noteSeen(scope, crm, 'organization', id, state);
  const isWanted = isInScope(after, terms.scope);
  const mayFollow = (key: string) => policy(key) !== null && (key !== CONTRACTS_KEY || after.accountType === 'partner');
  dropForsaken({ crm, open: place.open, isKept: mayFollow, isWanted }, effects);
  const relay = relayValues(terms, 'organization', id, taken, others);
  effects.wishes.push(...relay.wishes);
  if (inScope) await wishForOrganization(context, after, [...others.map((other) => other.crm), crm], place.open);
  const typeMapping = mappingsOf(terms, crm, 'organization').get(ACCOUNT_TYPE_KEY);
  await noteRecordProblems(context, of, place.problems, {
    unmapped: plan.unmapped,
    unmappedElsewhere: relay.unmapped,
    typeFault: inProgramme ? toTypeFault(context, record) : null,
    type: rawType(typeMapping, record),
    isAlike: (key) =>
      plan.seen[key] !== undefined &&
      isSame(plan.seen[key], key === CONTRACTS_KEY ? (contracts?.ours ?? []) : organizationValue(after, key)),
  });
  // A name that it has left may now have one bearer.
  const names = [before?.nameKey ?? after.nameKey, after.nameKey, link.nameKey ?? state.nameKey, state.nameKey];
  if (changed || wasSeen === null || link.nameKey !== state.nameKey) {
    effects.resolved.push(...(await context.contracts.named(names)));
  }
}

async function nameCustomer(
  { scope, crm, customers }: OrganizationContext,
  { id, name }: CrmOrganization,
): Promise<void> {
  if (customers.get(id)?.seen?.name !== name) await toCustomerId(scope, crm, id, name);
}

/** How the record itself says that it stands in the programme; where parents alone take part, a child does not. */
async function toStandingThere(
  { scope, crm, terms }: TakeContext,
  record: CrmOrganization,
  told: ReadonlyMap<string, Told>,
  parentCrmId: string | null,
): Promise<Standing> {
  const mapping = mappingsOf(terms, crm, 'organization').get(ACCOUNT_TYPE_KEY);
  if (isVendorsOwn(rawType(mapping, record), terms.accountTypes)) return 'outside';
  if (told.get(ACCOUNT_TYPE_KEY)?.values?.[0] === 'vendor') return 'outside';
  const standing = toStanding({ ...record, status: told.get(STATUS_KEY)?.values?.[0] ?? record.status });
  if (standing === 'outside' || terms.scope.parents !== 'parent_only' || parentCrmId === null) return standing;
  const parent = await findLink(scope, crm, 'organization', parentCrmId);
  return fromSeen(parent?.seen ?? null)?.inProgramme === true ? 'outside' : standing;
}

const IDENTITY: readonly string[] = [NAME_FIELD, ACCOUNT_TYPE_KEY, STATUS_KEY];

/** With second partners switched off altogether nothing is known of them; else the inactive ones are known as such. */
const isNamedOnly = ({ scope }: Terms): boolean => scope.activeSecondPartners || scope.inactiveSecondPartners;

function isKept({ terms }: TakeContext, told: ReadonlyMap<string, Told>, standing: Standing): boolean {
  const accountType = (told.get(ACCOUNT_TYPE_KEY)?.values?.[0] as AccountType | undefined) ?? 'partner';
  return isInScope({ accountType, standing }, terms.scope);
}

/** Null: it is none that this CRM has not told before. A parent that was not read yet, or takes no part, is shown all the same. */
async function toldParent(
  scope: Scope,
  crm: CrmKind,
  parentCrmId: string | null,
  seen: SeenRecord | null,
  inProgramme: boolean,
): Promise<{ id: string | null } | null> {
  if (parentCrmId === (seen?.parentCrmId ?? null)) return null;
  if (parentCrmId === null || inProgramme) return { id: await toOrganizationId(scope, crm, parentCrmId, null) };
  return findLink(scope, crm, 'organization', parentCrmId);
}

function withTaken(row: OrganizationRow, taken: readonly TakenValue[]): OrganizationRow {
  const after = { ...row };
  for (const { key, values } of taken) {
    const [value = null] = values;
    if (key === NAME_FIELD) after.name = value ?? row.name;
    else if (key === STATUS_KEY) after.status = value;
    else if (key === ACCOUNT_TYPE_KEY) after.accountType = (value as AccountType | null) ?? row.accountType;
    else if (key === PREFERRED_KEY) after.preferredId = value;
    else if (key !== CONTRACTS_KEY) {
      const { [key]: _, ...left } = after.values;
      after.values = values.length > 0 ? { ...left, [key]: [...values] } : left;
    }
  }
  return { ...after, nameKey: toNameKey(after.name) };
}

const isEqual = (one: object, other: object): boolean => {
  const sorted = (row: object) => Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
};

const hasTold = ({ seen }: RecordLink): boolean => Object.keys(fromSeen(seen)?.fields ?? {}).length > 0;

const blankRow = (tenantId: string, id: string, name: string): OrganizationRow => ({
  ...{ tenantId, id, name, nameKey: toNameKey(name), accountType: 'partner', standing: 'outside', status: null },
  ...{ values: {}, preferredId: null, parentId: null },
});

/** A snapshot counts only when it is whole: a viewer who may not read the contract field has not emptied it. */
export function toWholeOrganization(known: Known<CrmOrganization>): CrmOrganization | null {
  const { name, inSync, accountType, status, contractNames, preferredId, values = {} } = known;
  if (name === undefined || inSync === undefined || accountType === undefined || status === undefined) return null;
  if (contractNames === undefined || preferredId === undefined) return null;
  return {
    id: known.id,
    modifiedAt: known.modifiedAt,
    modifiedBy: known.modifiedBy ?? null,
    deleted: false,
    ...{ name, inSync, accountType, status, contractNames, preferredId, values },
  };
}
