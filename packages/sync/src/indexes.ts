import { type Change, findLatestChange, listChangesAfter } from '@tierline/db/change';
import {
  everyContract,
  everyOpenDeal,
  everyOrganization,
  listOpenDeals,
  listStandingContracts,
} from '@tierline/db/eligibility-content';
import { listOrganizationsById, toOrganization } from '@tierline/db/organization';
import { listRules, listRulesById, toRule } from '@tierline/db/rule';
import type { ChangedKind } from '@tierline/db/schema/change';
import type { Scope } from '@tierline/db/scope';
import { getSetting } from '@tierline/db/second-partner-setting';
import { createEligibilityIndex, type EligibilityIndex } from '@tierline/domain/eligibility-index/eligibility-index';
import type { IndexChange, Pair, Source } from '@tierline/domain/eligibility-index/types';
import type { Organization } from '@tierline/domain/organization';
import type { Rule } from '@tierline/domain/rule';

/** Changes that are read, and records that are asked for, at once. */
const BATCH = 500;
/** With more than so many changes to catch up on, building anew is the shorter way. */
const MOST_CHANGES = 50_000;
const DEFAULT_BYTES = 512 * 1024 * 1024;

/** A vendor's index, who decides, and the rules that it was made of, by name. */
export interface Indexed {
  index: EligibilityIndex;
  source: Source;
  rules: readonly Rule[];
}

interface Held extends Indexed {
  /** The last change that it has. */
  seq: number;
}

/**
 * The indexes of eligibility that this process keeps, one a tenant, each brought up to date from the sequence of changes
 * whenever it is asked for, so that what another server saved counts in the very next request here. Those that nobody asked
 * for longest go when all together hold more than `mostBytes`.
 */
export function createIndexes({ mostBytes = DEFAULT_BYTES }: { mostBytes?: number } = {}) {
  /** In the order of their last use. */
  const held = new Map<string, Held>();
  const turns = new Map<string, Promise<unknown>>();

  /** The furthest of the changes that any of them has. */
  let reached = 0;

  async function upToDate(scope: Scope): Promise<Indexed> {
    const before = reached;
    const latest = await findLatestChange(scope.db);
    // A sequence that has gone back is that of a backup: whatever came after it never was.
    if (latest < before) {
      held.clear();
      reached = 0;
    }
    const known = held.get(scope.tenantId);
    const next = (known && (await catchUp(scope, known, latest))) ?? (await build(scope));
    held.delete(scope.tenantId);
    held.set(scope.tenantId, next);
    reached = Math.max(reached, next.seq);
    if (next !== known) evict();
    return next;
  }

  function evict() {
    let bytes = 0;
    for (const { index } of held.values()) bytes += index.bytes();
    for (const [tenantId, { index }] of held) {
      if (bytes <= mostBytes || held.size === 1) return;
      bytes -= index.bytes();
      held.delete(tenantId);
    }
  }

  function inTurn(scope: Scope): Promise<Indexed> {
    const before = turns.get(scope.tenantId) ?? Promise.resolve();
    const mine = before.then(() => upToDate(scope));
    const settled = mine.catch(() => held.delete(scope.tenantId));
    turns.set(scope.tenantId, settled);
    void settled.then(() => turns.get(scope.tenantId) === settled && turns.delete(scope.tenantId));
    return mine;
  }

  return {
    /**
     * The tenant's index as of now. Within a write transaction call it before the first write: an index that took up what
     * is then undone would be wrong for good.
     */
    get: async (scope: Scope): Promise<EligibilityIndex> => (await inTurn(scope)).index,
    /** The same with who decides and the rules in force, which hundreds of cards need not read and parse again. */
    getWithRules: inTurn,
    /** For a page of the operator's: how many indexes there are, and what they hold. */
    size: () => ({ tenants: held.size, bytes: [...held.values()].reduce((sum, { index }) => sum + index.bytes(), 0) }),
  };
}
export type Indexes = ReturnType<typeof createIndexes>;

async function build(scope: Scope): Promise<Held> {
  // Whatever changes from here on is applied afterwards; applying what was read already changes nothing.
  const seq = await findLatestChange(scope.db);
  const { source } = await getSetting(scope);
  const rules = (await listRules(scope)).map(toRule);
  const organizations: Organization[] = [];
  for await (const page of everyOrganization(scope)) organizations.push(...page);
  const contracts: Pair[] = [];
  for await (const page of everyContract(scope)) contracts.push(...page);
  const index = createEligibilityIndex({ source, rules, organizations, contracts, deals: [] });
  // There may be a million of them: page by page they need not be in memory twice.
  for await (const page of everyOpenDeal(scope)) for (const deal of page) index.apply({ kind: 'deal', deal });
  return { index, source, rules, seq };
}

/** `latest` is the last change of any tenant. Null where too much happened, or nobody remembers what. */
async function catchUp(scope: Scope, known: Held, latest: number): Promise<Held | null> {
  if (known.seq === latest) return known;
  let { seq } = known;
  for (let applied = 0; applied <= MOST_CHANGES; ) {
    const changes = await listChangesAfter(scope, seq, BATCH);
    if (!changes) return null;
    for (const change of await readChanged(scope, changes)) known.index.apply(change);
    if (changes.some(({ kind }) => kind === 'rule')) known.rules = (await listRules(scope)).map(toRule);
    if (changes.some(({ kind }) => kind === 'setting')) known.source = (await getSetting(scope)).source;
    seq = changes.at(-1)?.seq ?? seq;
    known.seq = seq;
    applied += changes.length;
    if (changes.length === BATCH) continue;
    // Up to there nothing else is this tenant's.
    known.seq = Math.max(seq, latest);
    return known;
  }
  return null;
}

const READERS: Record<ChangedKind, (scope: Scope, ids: string[]) => Promise<IndexChange[]>> = {
  organization: async (scope, ids) =>
    (await listOrganizationsById(scope, ids)).map((row) => ({
      kind: 'organization',
      organization: toOrganization(row),
    })),
  async contract(scope, ids) {
    const stated = new Map<string, string[]>(ids.map((id) => [id, []]));
    for (const pair of await listStandingContracts(scope, ids)) stated.get(pair.partnerId)?.push(pair.secondPartnerId);
    return [...stated].map(([partnerId, secondPartnerIds]) => ({ kind: 'contracts', partnerId, secondPartnerIds }));
  },
  async rule(scope, ids) {
    const rows = await listRulesById(scope, ids);
    return rows.map((row) =>
      row.removedAt === null ? { kind: 'rule', rule: toRule(row) } : { kind: 'rule_removed', id: row.id },
    );
  },
  setting: async (scope) => [{ kind: 'source', source: (await getSetting(scope)).source }],
  async deal(scope, ids) {
    const open = new Map((await listOpenDeals(scope, ids)).map((deal) => [deal.id, deal]));
    return ids.map((id) => {
      const deal = open.get(id);
      return deal ? { kind: 'deal', deal } : { kind: 'deal_gone', id };
    });
  },
};

/** What has changed, as it stands now; the order does not count, for each is read in its present state. */
async function readChanged(scope: Scope, changes: readonly Change[]): Promise<IndexChange[]> {
  const ids = new Map<ChangedKind, Set<string>>();
  for (const { kind, id } of changes) ids.set(kind, (ids.get(kind) ?? new Set()).add(id));
  const read: IndexChange[] = [];
  for (const [kind, set] of ids) read.push(...(await READERS[kind](scope, [...set])));
  return read;
}
