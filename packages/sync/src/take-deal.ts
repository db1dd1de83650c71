import { type DealRow, saveDeal } from '@tierline/db/deal';
import { findSettledAt } from '@tierline/db/outbox';
import { createLink, noteSeen, type RecordLink } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import type { AttributionSource } from '@tierline/domain/attribution';
import type { CrmDeal, CrmKind, DealObject, Known } from '@tierline/domain/crm';
import type { DealKey } from '@tierline/domain/deal-values';
import { isNewer } from '@tierline/domain/observation-order';
import { applyOutcomes, type TakenValue } from './apply-outcomes.ts';
import type { DealTerms } from './deal-terms.ts';
import { KEY_COLUMNS, toColumns } from './deal-values.ts';
import { enter } from './enter-attribution.ts';
import { dropForsaken } from './forsaken.ts';
import type { PageEffects } from './page-effects.ts';
import type { Place } from './places.ts';
import { type DealPlan, planDeal } from './plan/plan-deal.ts';
import type { Reading } from './reading.ts';
import { noteRecordProblems } from './record-problems.ts';
import { relayDeal, sift } from './relay-deal.ts';
import { type ToldDeal, toFillings, toNews, toToldDeal } from './seen-deal.ts';
import { takeSecondPartner } from './take-second-partner.ts';

/** A page of deals or leads on its way into the database, in one transaction. */
export interface DealContext {
  scope: Scope;
  crm: CrmKind;
  object: DealObject;
  terms: DealTerms;
  effects: PageEffects;
  now: string;
}

/**
 * Takes over a deal or lead as one CRM showed it: what is news there, the ledger's entries for whoever joined or left
 * the chain, what the reading says about pending writes, and what the deal's other CRMs are to be told. Fields that are
 * absent keep their value. Call it in a write transaction; `takeDeals` is the way in.
 */
export async function takeDeal(
  context: DealContext,
  reading: Reading<Known<CrmDeal>>,
  place: Place<DealRow>,
): Promise<void> {
  const { scope, crm, object, now } = context;
  const { record, readAt } = reading;
  if (place.link) {
    const settledAt = latest(place.settledAt, await findSettledAt(scope, place.link.id, crm));
    if (!isNewer({ modifiedAt: record.modifiedAt, readAt }, { modifiedAt: place.link.modifiedAt, settledAt })) return;
  } else if (record.name === undefined || record.deleted) return;

  const link = place.link ?? (await createLink(scope, crm, object, record.id));
  const { before } = place;
  const others = place.others.filter(({ modifiedAt }) => modifiedAt !== null);
  // One that has come in the place of another one, with which it was merged, was seen already, as that one.
  const firstSight = link.modifiedAt === null && link.seen === null && others.length > 0;
  const told = await toToldDeal(scope, crm, record);
  const at = dateOf(link, record.modifiedAt, readAt);
  const plan = planDeal({
    ...{ ...context, reading, at, told, place: { ...place, link, others } },
    isFresh: before === null || (link.modifiedAt === null && link.seen === null && others.length === 0),
  });
  const { secondPartnerId: seenId, ...news } = withoutKeys(
    firstSight ? toFillings(told, before ?? {}) : toNews(told, link.seen ?? {}),
  );
  // A record that was deleted in one CRM lives on in another.
  if (news.deleted && others.some(({ seen }) => seen?.deleted !== true)) delete news.deleted;
  const taken = await settleKeys(context, { link, record, at, place, others, plan });
  const after = { ...(before ?? emptyDeal(scope, link.id, object)), ...news };
  for (const { key, values } of taken) Object.assign(after, await toColumns(scope, key as DealKey, values));
  followKeys(after, before, told, plan);
  // The partner's parent may be another one now.
  if (told.partnerId !== undefined && told.namedPartnerId === after.namedPartnerId) after.partnerId = told.partnerId;
  await noteSeen(scope, crm, object, link.id, {
    modifiedAt: record.modifiedAt,
    seen: { ...link.seen, ...seenNow(told, plan) },
    agreed: Object.keys(plan.agreed).length > 0 ? plan.agreed : null,
  });

  const source: AttributionSource = before ? 'native' : 'first_read';
  const native = { at, byName: record.modifiedBy ?? null, source, outboxId: null, crm };
  if (after.partnerId !== (before?.partnerId ?? null)) await enter(scope, link.id, 'partner', after.partnerId, native);
  if (told.secondPartnerId !== undefined) {
    const sight = { crm, kind: object, link, before, seenId: told.secondPartnerId, firstSight, native };
    after.secondPartnerId = await takeSecondPartner(scope, sight, now);
  }
  if (before && JSON.stringify(after) === JSON.stringify(before)) return;
  await saveDeal(scope, after);
  context.effects.taken += 1;
}

const latest = (one: string | null, other: string | null): string | null =>
  one !== null && (other === null || one > other) ? one : other;

/** A change that the CRM's stamp does not tell of is dated when it was read. */
const dateOf = (link: RecordLink, modifiedAt: string, readAt: string | null): string =>
  link.modifiedAt === modifiedAt && readAt !== null && readAt > modifiedAt ? readAt : modifiedAt;

const withoutKeys = (news: ToldDeal): ToldDeal =>
  Object.fromEntries(Object.entries(news).filter(([name]) => !KEYED.has(name)));
const KEYED: ReadonlySet<string> = new Set(KEY_COLUMNS);

interface Sighted {
  link: RecordLink;
  record: Known<CrmDeal>;
  at: string;
  place: Place<DealRow>;
  others: Place<DealRow>['others'];
  plan: DealPlan;
}

/** What the plan means for writes and for the other CRMs; answers what Tierline holds from now on. */
async function settleKeys(
  context: DealContext,
  { link, record, at, place, others, plan }: Sighted,
): Promise<TakenValue[]> {
  const { crm, object, terms, effects, now } = context;
  const before = { wishes: effects.wishes.length, log: effects.log.length };
  const of = { crm, object, recordId: link.id, crmId: record.id };
  const changed = { byName: record.modifiedBy ?? null, modifiedAt: at, open: place.open };
  const taken = applyOutcomes({ ...of, ...changed }, plan, effects, now).filter(
    ({ key, values }) => key !== 'owner' || values.length > 0,
  );
  dropForsaken({ crm, open: place.open, isKept: (key) => plan.isKept(key as DealKey), isWanted: true }, effects);
  const here = sift(terms, object, effects.wishes.splice(before.wishes));
  const elsewhere = relayDeal(terms, object, link.id, taken, others, place.open);
  effects.wishes.push(...here.wishes, ...elsewhere.wishes);
  // What a deal is in its only CRM is told by its page there.
  if (others.length === 0) effects.log.splice(before.log);
  const unmappedElsewhere = elsewhere.unmapped.map(({ crm: kind, ...each }) => ({ link: { crm: kind }, ...each }));
  await noteRecordProblems(context, of, place.problems, {
    ...{ unmapped: here.unmapped, unmappedElsewhere, typeFault: null, type: null },
  });
  return taken;
}

/** Whether it is open goes with its stage, and the owner's name with the owner: they come from the CRM whose those count. */
function followKeys(after: DealRow, before: DealRow | null, told: ToldDeal, plan: DealPlan): void {
  if (!before) return;
  if (told.open !== undefined && told.stage !== undefined) {
    if (isTaken(plan, 'stage')) after.open = told.open;
    else if (isBehind(plan, 'stage')) after.open = before.open;
  }
  if (told.ownerName !== undefined && told.ownerEmail !== undefined) {
    if (isTaken(plan, 'owner')) after.ownerName = told.ownerName;
    else if (isBehind(plan, 'owner')) after.ownerName = before.ownerName;
  }
}

const outcomeOf = ({ outcomes }: DealPlan, key: DealKey) => outcomes.find((each) => each.key === key)?.plan.kind;

const isTaken = (plan: DealPlan, key: DealKey): boolean => outcomeOf(plan, key) === 'take';

/** The CRM holds something that does not count, or did so when it was read. */
function isBehind(plan: DealPlan, key: DealKey): boolean {
  const kind = outcomeOf(plan, key);
  return plan.seen[key] === undefined || (kind !== undefined && kind !== 'take' && kind !== 'accepted');
}

/** As the CRM spells it. A reading that was made before a write tells nothing of what was written. */
function seenNow(told: ToldDeal, { seen }: DealPlan): ToldDeal {
  const now = { ...told };
  const forget = (...columns: (keyof ToldDeal)[]) => {
    for (const column of columns) delete now[column];
  };
  if (!seen.partner) forget('partnerId', 'namedPartnerId');
  if (!seen.amount) forget('amountMinor', 'currency');
  if (!seen.stage && told.stage !== undefined) forget('stage', 'open');
  // That it has no owner is seen, though it does not count.
  if (!seen.owner && told.ownerEmail) forget('ownerEmail', 'ownerName');
  return now;
}

const emptyDeal = (scope: Scope, id: string, kind: DealObject): DealRow => ({
  tenantId: scope.tenantId,
  id,
  kind,
  name: '',
  stage: null,
  open: true,
  deleted: false,
  amountMinor: null,
  currency: null,
  ownerName: null,
  ownerEmail: null,
  customerId: null,
  customerName: null,
  partnerId: null,
  namedPartnerId: null,
  secondPartnerId: null,
  convertedToId: null,
});
