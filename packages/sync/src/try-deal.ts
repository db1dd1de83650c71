import { type DealRow, getDeal } from '@tierline/db/deal';
import { type Database, transact } from '@tierline/db/open-database';
import { findPending } from '@tierline/db/outbox';
import { findCrmId, listLinks } from '@tierline/db/record-link';
import { listWritesOf } from '@tierline/db/record-write';
import type { Scope } from '@tierline/db/scope';
import type { CrmDeal, CrmKind, DealObject } from '@tierline/domain/crm';
import { DEAL_KEYS, type DealKey, toAmountText } from '@tierline/domain/deal-values';
import { loadDealTerms, toStageThere } from './deal-terms.ts';
import { dealValue } from './deal-values.ts';
import type { DeliveryContext } from './delivery.ts';
import { takeDeals } from './take-deals.ts';

export type TrialKey = DealKey | 'second_partner';
export const TRIAL_KEYS: readonly TrialKey[] = ['partner', 'second_partner', 'stage', 'amount', 'owner'];

/** One value on its way from a CRM through Tierline to the other CRM. Ours are ids, of partners. */
export interface DealHop {
  key: TrialKey;
  /** As the CRM's record has it, and of whom it names the CRM's id; null: blank. */
  there: string | null;
  thereId: string | null;
  /** What Tierline holds, and what it would hold once the record was read. */
  before: string | null;
  after: string | null;
  elsewhere: DealHopElsewhere[];
}

export interface DealHopElsewhere {
  crm: CrmKind;
  /** What stands for it there, an id of that CRM for partners; null: blank, or nothing stands for it. */
  value: string | null;
  /** `unknown_there`: nothing there stands for it, so that it waits or stays as it is. */
  state: 'as_it_is' | 'written' | 'unknown_there';
}

export interface DealTrial {
  name: string;
  crmId: string;
  hops: DealHop[];
}

class Undo extends Error {}

/**
 * Reads a deal or lead from its CRM, takes it over in a transaction that is undone, and says what became of each value on
 * the way. Null when the CRM does not have it. Rejects with a `CrmFailure` when the CRM does not answer.
 */
export async function tryDeal(
  { db, crms, now }: DeliveryContext,
  tenantId: string,
  crm: CrmKind,
  object: DealObject,
  id: string,
): Promise<DealTrial | null> {
  const scope: Scope = { db, tenantId };
  const crmId = await findCrmId(scope, crm, object, id);
  if (crmId === null) return null;
  const adapter = await crms.get(tenantId, crm);
  const readAt = now();
  const record = await adapter.find(object, crmId);
  if (!record) return null;
  const hops = await undone(db, async (tx) => {
    const inside = { ...scope, db: tx };
    const before = await getDeal(inside, id);
    await takeDeals(inside, crm, object, [{ record, readAt }], now());
    return listHops(inside, { crm, object, record, before, after: await getDeal(inside, id) });
  });
  return { name: record.name, crmId, hops };
}

async function undone<T>(db: Database, work: (tx: Scope['db']) => Promise<T>): Promise<T> {
  const answers: T[] = [];
  await transact(db, async (tx) => {
    answers.push(await work(tx));
    throw new Undo();
  }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  return answers[0] as T;
}

interface Tried {
  crm: CrmKind;
  object: DealObject;
  record: CrmDeal;
  before: DealRow;
  after: DealRow;
}

async function listHops(scope: Scope, { crm, object, record, before, after }: Tried): Promise<DealHop[]> {
  const others = (await listLinks(scope, object, after.id)).filter((link) => link.crm !== crm);
  const writes = (await listWritesOf(scope, object, after.id)).filter(({ state }) => state === 'pending');
  const terms = await loadDealTerms(scope);
  const hops: DealHop[] = [];
  for (const key of TRIAL_KEYS) {
    const value = oursOf(after, key);
    const hop: DealHop = { key, ...toThere(record, key), before: oursOf(before, key), after: value, elsewhere: [] };
    for (const other of others) {
      const there =
        value === null
          ? null
          : key === 'partner' || key === 'second_partner'
            ? await findCrmId(scope, other.crm, 'organization', value)
            : key === 'stage'
              ? toStageThere(terms, object, other.crm, value)
              : value;
      const isOnItsWay =
        key === 'second_partner'
          ? (await findPending(scope, after.id, other.crm)) !== null
          : writes.some((write) => write.crm === other.crm && write.target === key);
      const isUnknown = value !== null && there === null;
      const state = isUnknown ? 'unknown_there' : isOnItsWay ? 'written' : 'as_it_is';
      hop.elsewhere.push({ crm: other.crm, value: there, state });
    }
    hops.push(hop);
  }
  return hops;
}

const oursOf = (row: DealRow, key: TrialKey): string | null =>
  key === 'second_partner' ? row.secondPartnerId : ((isDealKey(key) ? dealValue(row, key)?.[0] : null) ?? null);

const isDealKey = (key: TrialKey): key is DealKey => (DEAL_KEYS as readonly string[]).includes(key);

function toThere(record: CrmDeal, key: TrialKey): Pick<DealHop, 'there' | 'thereId'> {
  switch (key) {
    case 'partner':
      return { there: record.partnerName ?? record.partnerId, thereId: record.partnerId };
    case 'second_partner':
      return { there: record.secondPartnerName ?? record.secondPartnerId, thereId: record.secondPartnerId };
    case 'stage':
      return { there: record.stage, thereId: null };
    case 'amount':
      return { there: record.amount && toAmountText(record.amount), thereId: null };
    case 'owner':
      return { there: record.ownerEmail ?? null, thereId: null };
  }
}
