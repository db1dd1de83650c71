import { randomUUID } from 'node:crypto';
import {
  addOrganizationWrite,
  findPendingWrite,
  settleOrganizationWrite,
  type WriteTarget,
} from '@tierline/db/organization-write';
import type { Scope } from '@tierline/db/scope';
import { findHeldThere } from './held-there.ts';
import { isSame } from './observe-write.ts';

export interface WriteRequest extends WriteTarget {
  desired: readonly string[];
  batchId: string;
  /** Empty: nobody, but a contract's own dates. */
  requestedBy: string;
}

/**
 * Lets a CRM's company record hold something, in place of what it was last seen to hold and of whatever was on its way
 * there; answers with the write's id, or null when nothing is to do. Call it in a transaction.
 */
export async function requestWrite(scope: Scope, request: WriteRequest, now: string): Promise<string | null> {
  const { desired, organizationId, crm, target, batchId, requestedBy } = request;
  const held = (await findHeldThere(scope, crm, organizationId, target)) ?? [];
  const pending = await findPendingWrite(scope, request);
  if (pending && isSame(pending.desired, desired)) return null;
  if (pending) {
    await settleOrganizationWrite(scope, pending.id, { state: 'refused', at: now, code: 'replaced', dismissed: true });
  }
  // What was never sent left nothing there; what was sent may have, whatever the record was last seen to hold.
  if (isSame(held, desired) && (pending?.attempts ?? 0) === 0) return null;
  const id = randomUUID();
  await addOrganizationWrite(scope, {
    ...{ id, organizationId, crm, target, batchId, requestedBy },
    desired: [...desired],
    replaces: held,
    ...{ state: 'pending', attempts: 0, requestedAt: now },
    // One that is being delivered at this moment must have arrived before this one sets out.
    runAfter: pending?.leaseUntil && pending.leaseUntil > now ? pending.leaseUntil : now,
    ...{ leaseToken: null, leaseUntil: null, failureCode: null, failureText: null },
    ...{ settledAt: null, dismissedAt: null },
  });
  return id;
}
