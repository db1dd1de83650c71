import type { LinkElsewhere } from '@tierline/db/record-link';
import type { RecordWriteRow } from '@tierline/db/record-write';
import type { CrmKind, DealObject } from '@tierline/domain/crm';
import type { DealKey } from '@tierline/domain/deal-values';
import { toOurStage } from '@tierline/domain/stage-names';
import type { TakenValue } from './apply-outcomes.ts';
import { type DealTerms, stageNames, toStageThere } from './deal-terms.ts';
import { type DealColumns, dealValue } from './deal-values.ts';
import { isOpenTo } from './plan/plan-deal.ts';
import type { Wish } from './wish.ts';

export interface DealRelay {
  wishes: Wish[];
  /** Stages for which that CRM has no word. */
  unmapped: { crm: CrmKind; key: string; values: string[] }[];
}

/**
 * Lets the vendor's other CRMs that have the deal or lead hold what counts from now on. One that has not been read yet is
 * told once it was.
 */
export function relayDeal(
  terms: DealTerms,
  object: DealObject,
  recordId: string,
  taken: readonly TakenValue[],
  others: readonly LinkElsewhere[],
  open: readonly RecordWriteRow[],
): DealRelay {
  const wishes: Wish[] = [];
  for (const { crm, modifiedAt, seen } of others) {
    if (!terms.stages.has(crm) || modifiedAt === null) continue;
    const there: DealColumns = seen ?? {};
    for (const { key, values, decidedAt } of taken) {
      if (!isOpenTo(object, there, key as DealKey)) continue;
      const pending = open.find((write) => write.crm === crm && write.target === key && write.state === 'pending');
      const held = dealValue(there, key as DealKey) ?? [];
      // One that stands for several of ours stands for this one too.
      const inOurs = (stage: string) => toOurStage(stageNames(terms, object), crm, stage, values);
      const replaces = pending?.replaces ?? (key === 'stage' ? held.map(inOurs) : held);
      wishes.push({ crm, object, recordId, key, desired: values, replaces, decidedAt });
    }
  }
  return sift(terms, object, wishes);
}

/** What can be asked for, and what cannot: no record is without a stage, and hardly one without an owner. */
export function sift(terms: DealTerms, object: DealObject, wishes: readonly Wish[]): DealRelay {
  const relay: DealRelay = { wishes: [], unmapped: [] };
  for (const wish of wishes) {
    const { crm, key, desired } = wish;
    if (desired.length === 0 && (key === 'stage' || key === 'owner')) continue;
    const lacking = key === 'stage' ? desired.filter((each) => toStageThere(terms, object, crm, each) === null) : [];
    if (lacking.length > 0) relay.unmapped.push({ crm, key, values: lacking });
    else relay.wishes.push(wish);
  }
  return relay;
}
