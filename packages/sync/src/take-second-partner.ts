import { findDecidedAt } from '@tierline/db/attribution';
import type { DealRow } from '@tierline/db/deal';
import { findPending, findReplaced, type OutboxRow, settleOutbox } from '@tierline/db/outbox';
import type { RecordLink } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import { decideConsequence } from '@tierline/domain/agreement';
import type { CrmKind } from '@tierline/domain/crm';
import { observeSecondPartner } from '@tierline/domain/second-partner';
import { type Change, enter } from './enter-attribution.ts';
import { relay } from './relay.ts';

export interface Sight {
  crm: CrmKind;
  kind: 'deal' | 'lead';
  /** As it was before this reading. */
  link: RecordLink;
  before: DealRow | null;
  seenId: string | null;
  firstSight: boolean;
  /** What the ledger says when nobody here asked for the value. */
  native: Change;
}

/**
 * Settles the pending write to this CRM by what it shows, and answers with the deal's second partner from now on. A value
 * that a write waits to replace may be one that an earlier delivery, without an answer, had left behind.
 */
export async function takeSecondPartner(scope: Scope, sight: Sight, now: string): Promise<string | null> {
  const { crm, kind, link, before, seenId, firstSight, native } = sight;
  const { id } = link;
  const valueId = before?.secondPartnerId ?? null;
  const lastSeen = (link.seen?.secondPartnerId as string | null | undefined) ?? (link.seen ? null : valueId);
  const pending = before ? await findPending(scope, id, crm) : null;
  const observation = observeSecondPartner(
    { acceptedId: lastSeen, pending: pending && toPendingWrite(pending) },
    seenId,
  );
  const decided = { valueId, decidedAt: await findDecidedAt(scope, id) };
  const consequence = decideConsequence(observation, pending?.purpose ?? null, decided, {
    valueId: seenId,
    at: native.at,
    firstSight,
  });
  if (pending && observation.kind === 'accepted') {
    await settleOutbox(scope, pending.id, { state: 'accepted', at: now });
  }
  if (pending && observation.kind === 'native') {
    // Somebody's own newer choice in that CRM: a copy that it stopped is nothing to tell anybody of.
    const dismissed = pending.purpose === 'relay';
    await settleOutbox(scope, pending.id, { state: 'refused', at: now, code: 'overtaken', dismissed });
  }
  if (consequence === 'take') {
    if (seenId !== valueId) {
      const wish =
        observation.kind === 'accepted'
          ? pending
          : observation.kind === 'earlier'
            ? await findReplaced(scope, id, crm, seenId)
            : null;
      const change: Change = wish
        ? { at: native.at, byName: wish.requestedBy, source: 'tierline', outboxId: wish.id, crm }
        : native;
      await enter(scope, id, 'second_partner', seenId, change);
      const value = { dealId: id, kind, valueId: seenId, at: native.at, byName: change.byName };
      await relay(scope, value, (other) => other !== crm, now);
    }
    return seenId;
  }
  if (consequence !== 'none') {
    const value = { dealId: id, kind, valueId, at: decided.decidedAt ?? native.at, byName: null };
    await relay(scope, value, (other) => other === crm, now);
  }
  return valueId;
}

export const toPendingWrite = (row: OutboxRow) => ({
  desiredId: row.desiredId,
  replaces: row.replaces,
  attempted: row.attempts > 0,
});
