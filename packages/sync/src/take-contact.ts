import { type ContactRow, findContact, saveContact } from '@tierline/db/contact';
import { findOrganization } from '@tierline/db/organization';
import { createLink, findLink, isNoted, noteSeen } from '@tierline/db/record-link';
import type { CrmContact } from '@tierline/domain/crm';
import { STATUS_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { isSame } from '@tierline/domain/field-mapping/same-values';
import { isNewer } from '@tierline/domain/observation-order';
import { toNameKey } from '@tierline/domain/organization';
import { isInScope, toRestoredStatus } from '@tierline/domain/sync-scope';
import { applyOutcomes, type TakenValue } from './apply-outcomes.ts';
import { dropForsaken } from './forsaken.ts';
import { findOwn } from './own-record.ts';
import type { Place } from './places.ts';
import { planRecord } from './plan/plan-record.ts';
import { toldByContact } from './plan/told-values.ts';
import { type Reading, toOpenWrite } from './reading.ts';
import { noteRecordProblems } from './record-problems.ts';
import { relayValues } from './relay-values.ts';
import { fromSeen, toSeen } from './seen.ts';
import { lastAgreed, sourcesOf } from './seen-source.ts';
import type { TakeContext } from './take-context.ts';
import { policyOf } from './terms.ts';
import { contactValue, ORGANIZATION_KEY } from './values-here.ts';
import { wishForContact } from './wish-for-record.ts';

const EMAIL = 'email';

/** Takes over one contact as it was read: of organizations in the programme, and never as somebody's user. */
export async function takeContact(
  context: TakeContext,
  reading: Reading<CrmContact>,
  place: Place<ContactRow>,
): Promise<void> {
  const { scope, crm, terms, effects, now } = context;
  const { record, readAt } = reading;
  const { others, settledAt } = place;
  const seenUntil = { modifiedAt: place.link?.modifiedAt ?? null, settledAt };
  if (!isNewer({ modifiedAt: record.modifiedAt, readAt }, seenUntil)) return;
  const known =
    place.link ?? (await findOwn(scope, crm, 'contact', record, async (id) => (await findContact(scope, id)) !== null));
  const organizationId = terms.scope.contacts ? await findEmployer(context, record) : null;
  if (!known && (organizationId === null || record.deleted)) return;
  const link = known ?? (await createLink(scope, crm, 'contact', record.id));
  const before = place.before ?? (known ? await findContact(scope, known.id) : null);
  const inScope = organizationId !== null && !record.deleted;
  const wasSeen = fromSeen(link.seen);
  const isFresh =
    before === null ||
    (wasSeen === null && link.modifiedAt === null && others.every(({ modifiedAt }) => modifiedAt === null));
  const told = toldByContact(terms, crm, record);
  told.set(ORGANIZATION_KEY, { values: organizationId === null ? [] : [organizationId] });
  const row = before ?? blankRow(scope.tenantId, link.id);
  const pendingHere = place.open.filter((write) => write.crm === crm && write.state === 'pending');
  const by = { terms, crm, object: 'contact' as const, seen: wasSeen };
  const policy = (key: string) => {
    // A record that is left alone still answers what somebody has asked of it.
    const isAsked = pendingHere.some(({ target, purpose }) => target === key && purpose === 'decision');
    return inScope || isAsked ? policyOf(terms, crm, 'contact', key) : null;
  };
  const plan = planRecord({
    told,
    ours: (key) => (isFresh ? [] : contactValue(row, key)),
    ...lastAgreed(by, told, link.agreed ?? {}),
    pending: (key) => {
      const write = pendingHere.find(({ target }) => target === key);
      return write ? toOpenWrite(write, reading) : null;
    },
    leftThere: (key) => place.leftThere.filter(({ target }) => target === key).map(({ desired }) => desired),
    policy,
    modifiedAt: record.modifiedAt,
  });
  const of = { crm, object: 'contact' as const, recordId: link.id, crmId: record.id, byName: record.modifiedBy };
  const taken = applyOutcomes({ ...of, modifiedAt: record.modifiedAt, open: place.open }, plan, effects, now);
  if (isFresh) effects.fresh.add(link.id);
  const isElsewhere = others.some((other) => fromSeen(other.seen)?.inProgramme);
  const after = withTaken(row, taken, record);
  after.deleted =
    (!inScope && !isElsewhere) || toRestoredStatus(after.values[STATUS_KEY]?.[0] ?? null, terms.scope) !== null;
  const changed = !before || JSON.stringify(sorted(before)) !== JSON.stringify(sorted(after));
  if (changed) {
    await saveContact(scope, after);
    effects.taken += 1;
  }
  const state = {
    modifiedAt: record.modifiedAt,
    seen: toSeen({
      fields: { ...wasSeen?.fields, ...plan.seen },
      sources: sourcesOf(by, plan.seen),
      inProgramme: inScope,
      contractNames: [],
      preferredCrmId: null,
      parentCrmId: null,
    }),
    nameKey: toNameKey(record.name),
    agreed: Object.keys(plan.agreed).length > 0 ? plan.agreed : null,
  };
  if (!isNoted(link, state)) await noteSeen(scope, crm, 'contact', link.id, state);
  if (wasSeen?.inProgramme === true && !inScope) {
    effects.log.push({ at: now, ...of, action: 'gone', key: null, before: [], after: [] });
  }
  const isWanted = !after.deleted;
  dropForsaken({ crm, open: place.open, isKept: () => inScope, isWanted }, effects);
  const relay = relayValues(terms, 'contact', link.id, taken, others);
  effects.wishes.push(...relay.wishes);
  if (inScope) await wishForContact(context, after, [...others.map((other) => other.crm), crm], place.open);
  await noteRecordProblems(context, of, place.problems, {
    ...{ unmapped: plan.unmapped, unmappedElsewhere: relay.unmapped, typeFault: null, type: null },
    isAlike: (key) => plan.seen[key] !== undefined && isSame(plan.seen[key], contactValue(after, key)),
  });
}

/** The organization at which he works; null when the CRM has that in no programme, or it is not kept in line. */
export async function findEmployer(
  { scope, crm, terms }: Pick<TakeContext, 'scope' | 'crm' | 'terms'>,
  { organizationId }: Pick<CrmContact, 'organizationId'>,
): Promise<string | null> {
  const link = organizationId === null ? null : await findLink(scope, crm, 'organization', organizationId);
  if (!link || fromSeen(link.seen)?.inProgramme !== true) return null;
  const organization = await findOrganization(scope, link.id);
  return organization && isInScope(organization, terms.scope) ? organization.id : null;
}

function withTaken(row: ContactRow, taken: readonly TakenValue[], record: CrmContact): ContactRow {
  const after = { ...row };
  for (const { key, values } of taken) {
    if (key === ORGANIZATION_KEY) after.organizationId = values[0] ?? null;
    else {
      const { [key]: _, ...left } = after.values;
      after.values = values.length > 0 ? { ...left, [key]: [...values] } : left;
    }
  }
  const { first_name = [], last_name = [], [EMAIL]: email = [] } = after.values;
  after.email = email[0]?.trim().toLowerCase() ?? null;
  after.name = [...first_name, ...last_name].join(' ').trim() || row.name || record.name || (after.email ?? '');
  return { ...after, nameKey: toNameKey(after.name) };
}

const sorted = (row: object) => Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1));

const blankRow = (tenantId: string, id: string): ContactRow => ({
  ...{ tenantId, id, organizationId: null, name: '', nameKey: '', email: null, deleted: false, values: {} },
});
