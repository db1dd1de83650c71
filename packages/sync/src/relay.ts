import { randomUUID } from 'node:crypto';
import { addToOutbox, findPending, listLeftBehind, type OutboxRow, settleOutbox } from '@tierline/db/outbox';
import { listLinks } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind } from '@tierline/domain/crm';

export interface Relayed {
  dealId: string;
  kind: 'deal' | 'lead';
  valueId: string | null;
  /** From when on it counts. */
  at: string;
  /** Whose decision it was; null when the CRM did not say. */
  byName: string | null;
}

/**
 * Lets every CRM that has the deal, but was last seen with another second partner, have the one that counts. Call it in
 * the transaction in which that value came to count. A CRM that has not been read yet is told once it was.
 */
export async function relay(scope: Scope, value: Relayed, to: (crm: CrmKind) => boolean, now: string): Promise<void> {
  for (const { crm, modifiedAt, seen } of await listLinks(scope, value.kind, value.dealId)) {
    if (!to(crm) || modifiedAt === null || seen?.deleted === true) continue;
    const lastSeen = (seen?.secondPartnerId ?? null) as string | null;
    const pending = await findPending(scope, value.dealId, crm);
    if ((pending ? pending.desiredId : lastSeen) === value.valueId) continue;
    // What somebody asked for there after this value was decided is the newer decision.
    if (pending?.purpose === 'decision' && pending.requestedAt >= value.at) continue;
    if (pending) {
      const dismissed = pending.purpose === 'relay';
      const code = dismissed ? 'replaced' : 'overtaken_elsewhere';
      await settleOutbox(scope, pending.id, { state: 'refused', at: now, code, dismissed });
    }
    if (lastSeen === value.valueId && (!pending || pending.attempts === 0)) continue;
    await addToOutbox(
      scope,
      toRelay(value, crm, pending, [lastSeen, ...(await leftBehind(scope, value, crm, pending))], now),
    );
  }
}

/** Values that writes without an answer may have put there. */
async function leftBehind(scope: Scope, { dealId }: Relayed, crm: CrmKind, pending: OutboxRow | null) {
  const own = pending && pending.attempts > 0 ? [pending.desiredId, ...pending.replaces] : (pending?.replaces ?? []);
  return [...own, ...(await listLeftBehind(scope, dealId, crm))];
}

const toRelay = (
  { dealId, valueId, byName }: Relayed,
  crm: CrmKind,
  pending: OutboxRow | null,
  replaces: (string | null)[],
  now: string,
): Omit<OutboxRow, 'tenantId'> => ({
  id: randomUUID(),
  ...{ crm, dealId, purpose: 'relay', desiredId: valueId },
  replaces: [...new Set(replaces)].filter((id) => id !== valueId),
  ...{ state: 'pending', attempts: 0 },
  // One that is being delivered at this moment must have arrived before this one sets out.
  runAfter: pending?.leaseUntil && pending.leaseUntil > now ? pending.leaseUntil : now,
  ...{ leaseToken: null, leaseUntil: null, failureCode: null, failureText: null },
  requestedBy: byName ?? '',
  requestedAt: now,
  ...{ settledAt: null, dismissedAt: null },
});
