import { randomUUID } from 'node:crypto';
import { type Change, findLatestChange, forgetChanges, listChangesAfter } from '@tierline/db/change';
import {
  deleteStandings,
  leaseStandingCursor,
  listStandings,
  listUnfollowed,
  releaseStandingCursor,
  renewStandingCursor,
  saveStandings,
} from '@tierline/db/deal-standing';
import { everyOpenDeal, everyOpenDealOf, listOpenDeals } from '@tierline/db/eligibility-content';
import { type Database, transact } from '@tierline/db/open-database';
import { listRules } from '@tierline/db/rule';
import type { Scope } from '@tierline/db/scope';
import type { EligibilityIndex } from '@tierline/domain/eligibility-index/eligibility-index';
import type { IndexedDeal } from '@tierline/domain/eligibility-index/types';
import { addSeconds } from '@tierline/domain/instant';
import { type AssociationBasis, followStanding } from '@tierline/domain/standing';
import type { Indexes } from './indexes.ts';

export interface StandingContext {
  db: Database;
  indexes: Indexes;
  /** ISO 8601 in UTC. */
  now: () => string;
}

export interface StandingsContext extends StandingContext {
  /** A tenant whose round ended on a fault: the others go on. */
  report: (fault: unknown, work: Record<string, string>) => void;
}

/** Tenants that one round follows. */
const ROUND = 100;
/** Rows of the sequence that stay for the indexes of servers that nobody has asked for a while. */
const CHANGES_KEPT = 100_000;

/** Brings the standings of every tenant up to date in which something has changed; answers how many those were. */
export async function followAllStandings(context: StandingsContext): Promise<number> {
  const tenants = await listUnfollowed(context.db, ROUND);
  for (const tenantId of tenants) {
    try {
      while (await followStandings(context, tenantId));
    } catch (fault) {
      context.report(fault, { work: 'standings', tenantId });
    }
  }
  if (tenants.length > 0) await forgetChanges(context.db, CHANGES_KEPT);
  return tenants.length;
}

/** Longer than the review of a page of deals; it is renewed before each. */
const LEASE_SECONDS = 300;
const BATCH = 500;

/**
 * Brings the standings of a tenant's open deals up to date with what has changed since the last time: which of them have a
 * second partner that may no longer stand there, since when, and what it was that let it. Writes nothing to any CRM.
 * Answers whether there may be more to follow.
 */
export async function followStandings(context: StandingContext, tenantId: string): Promise<boolean> {
  const { db, now, indexes } = context;
  const scope = { db, tenantId };
  const token = randomUUID();
  const lease = await leaseStandingCursor(scope, { token, now: now(), until: addSeconds(now(), LEASE_SECONDS) });
  if (!lease) return false;
  let reached: number | null = null;
  try {
    const latest = await findLatestChange(db);
    const changes = lease.seq === null ? null : await listChangesAfter(scope, lease.seq, BATCH);
    const index = await indexes.get(scope);
    const review = createReview(context, scope, index, await nameRules(scope));
    const all = !changes || changes.some(concernsAll);
    for await (const page of all ? everyOpenDeal(scope) : everyChangedDeal(scope, changes)) {
      // Somebody else has taken over, and reviews the same deals.
      if (!(await renewStandingCursor(scope, token, addSeconds(now(), LEASE_SECONDS)))) return false;
      await review(page);
    }
    if (all) {
      reached = latest;
      return false;
    }
    reached = changes.length < BATCH ? latest : (changes.at(-1)?.seq ?? latest);
    return changes.length === BATCH;
  } finally {
    await releaseStandingCursor(scope, token, reached);
  }
}

const concernsAll = ({ kind }: Change) => kind === 'rule' || kind === 'setting';

const nameRules = async (scope: Scope) => new Map((await listRules(scope)).map(({ id, name }) => [id, name]));

type Review = (deals: readonly IndexedDeal[]) => Promise<void>;

/** The open deals that the changes concern, a page at a time; what is known of those that are no longer open goes. */
async function* everyChangedDeal(scope: Scope, changes: readonly Change[]): AsyncGenerator<IndexedDeal[]> {
  const dealIds = new Set(changes.filter(({ kind }) => kind === 'deal').map(({ id }) => id));
  const open = await listOpenDeals(scope, [...dealIds]);
  const closed = new Set(dealIds);
  for (const { id } of open) closed.delete(id);
  await deleteStandings(scope, [...closed]);
  yield open;
  const organizationIds = new Set(changes.filter(({ kind }) => kind !== 'deal').map(({ id }) => id));
  yield* everyOpenDealOf(scope, [...organizationIds]);
}

function createReview(
  { db, now }: StandingContext,
  scope: Scope,
  index: EligibilityIndex,
  ruleNames: ReadonlyMap<string, string>,
): Review {
  const basisOf = ({ partnerId, secondPartnerId }: IndexedDeal): AssociationBasis | null => {
    if (partnerId === null || secondPartnerId === null || !index.isAssociated(partnerId, secondPartnerId)) return null;
    const [ruleId] = index.rulesBetween(partnerId, secondPartnerId);
    return ruleId === undefined ? { by: 'contract' } : { by: 'rule', ruleId, name: ruleNames.get(ruleId) ?? '' };
  };

  return async (deals) => {
    const known = new Map(
      (
        await listStandings(
          scope,
          deals.map(({ id }) => id),
        )
      ).map((row) => [row.dealId, row]),
    );
    const gone: string[] = [];
    const news: {
      dealId: string;
      secondPartnerId: string;
      eligible: boolean;
      since: string;
      basis: AssociationBasis | null;
    }[] = [];
    for (const deal of deals) {
      const before = known.get(deal.id) ?? null;
      if (deal.secondPartnerId === null) {
        if (before) gone.push(deal.id);
        continue;
      }
      const after = followStanding(before, { secondPartnerId: deal.secondPartnerId, basis: basisOf(deal) }, now());
      if (after !== before) {
        const { secondPartnerId, eligible, since, basis } = after;
        news.push({ dealId: deal.id, secondPartnerId, eligible, since, basis });
      }
    }
    if (gone.length === 0 && news.length === 0) return;
    await transact(db, async (tx) => {
      const inside = { db: tx, tenantId: scope.tenantId };
      await deleteStandings(inside, gone);
      await saveStandings(inside, news);
    });
  };
}
