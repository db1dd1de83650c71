import { findConnection } from '@tierline/db/connection';
import { findDeal } from '@tierline/db/deal';
import { findOrganization, toOrganization } from '@tierline/db/organization';
import { addToOutbox, findOutbox, findPending, findPendingDecision, settleOutbox } from '@tierline/db/outbox';
import { findCrmId } from '@tierline/db/record-link';
import { getSetting } from '@tierline/db/second-partner-setting';
import { getProgramme } from '@tierline/db/tenant';
import { decideAssignment } from '@tierline/domain/second-partner';
import { deliver } from '@tierline/sync/deliver';
import { toPendingWrite } from '@tierline/sync/take-second-partner';
import type { Context } from '../context.ts';
import { once } from '../once.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { requireEditable, requireOpen } from '../record-access.ts';
import { toLabels } from '../sentences/labels.ts';
import { within } from '../within.ts';
import { getAssociations } from './get-associations.ts';
import { findHeldBy } from './held-by.ts';
import { newWrite } from './new-write.ts';
import { refuse } from './refuse.ts';

export interface Assignment {
  deal: string;
  /** Null clears it. */
  secondPartner: string | null;
  key: string;
}

/**
 * Asks for a second partner, or for none: the wish is kept with its audit entry, then delivered to the CRM, for whose
 * answer the call waits a moment. Answers with the outbox entry; null when the deal had that value already.
 */
export async function assign(
  ctx: Context,
  call: string,
  { deal: dealId, secondPartner, key }: Assignment,
): Promise<{ write: string | null }> {
  const { object } = await requireOpen(ctx, ['deal', 'lead'], dealId);
  requireEditable(ctx, ctx.crm.secondPartnerField(object === 'lead' ? 'lead' : 'deal'));
  // Built outside the transaction, where nobody waits for it.
  await ctx.indexes.get(ctx.scope);
  const { done, repeated } = await once(ctx, { call, key, input: { dealId, secondPartner } }, async (scope) => {
    const deal = await findDeal(scope, dealId);
    if (!deal) throw new ProblemError('record_unknown');
    const candidate = secondPartner === null ? null : await findOrganization(scope, secondPartner);
    if (secondPartner !== null && !candidate) {
      throw new ProblemError('second_partner_unknown', { field: 'secondPartner' });
    }
    const now = ctx.now();
    const crm = ctx.crm.kind;
    if (candidate && (await findCrmId(scope, crm, 'organization', candidate.id)) === null) {
      const detail = { name: candidate.name, crm: ctx.crm.kind === 'hubspot' ? 'HubSpot' : 'Salesforce' };
      throw new ProblemError('second_partner_not_in_crm', { detail, field: 'secondPartner' });
    }
    const pending = await findPending(scope, dealId, crm);
    const decision = await findPendingDecision(scope, dealId);
    for (const write of [pending, decision]) {
      if (!write?.leaseUntil || write.leaseUntil <= now) continue;
      const desired = write.desiredId === null ? null : await findOrganization(scope, write.desiredId);
      throw new ProblemError('saving_in_progress', { detail: desired ? { name: desired.name } : {} });
    }
    const associations = await getAssociations(ctx, scope, deal.partnerId);
    const setting = await getSetting(scope);
    const acceptedId = await findHeldBy(scope, crm, deal);
    const { deleted, secondPartnerId: valueId } = deal;
    const decided = decideAssignment(
      { deleted, valueId, acceptedId, pending: pending && toPendingWrite(pending) },
      candidate && toOrganization(candidate),
      associations,
      setting,
    );
    if (!decided.ok) {
      const { accountTypes } = await getProgramme(scope);
      throw refuse(
        decided.refusal,
        deal.name,
        candidate?.name ?? '',
        associations.partner?.name ?? '',
        toLabels(accountTypes, setting),
      );
    }
    const detail = { from: deal.secondPartnerId, to: secondPartner, name: candidate?.name ?? null };
    if (!decided.write) return { subject: `deal:${dealId}`, detail, done: { write: null } };

    for (const { id } of [pending, decision].filter((each) => each !== null)) {
      await settleOutbox(scope, id, { state: 'refused', at: now, code: 'replaced', dismissed: true });
    }
    const write = newWrite(ctx, { crm, purpose: 'decision', dealId, ...decided.write }, now);
    await addToOutbox(scope, write);
    return { subject: `deal:${dealId}`, detail, done: { write: write.id } };
  });
  const write = done.write ?? null;
  if (write !== null && !repeated) await deliverNow(ctx, write);
  return { write };
}

/**
 * Begins the delivery and waits for it a moment; what takes longer goes on, and the worker sees to the rest. To a CRM that
 * pauses nothing is delivered.
 */
export async function deliverNow(ctx: Context, write: string): Promise<void> {
  const entry = await findOutbox(ctx.scope, write);
  if (entry && (await findConnection(ctx.scope, entry.crm))?.pausedAt) return;
  const delivery = deliver(ctx, ctx.scope.tenantId, write).catch((fault: unknown) => {
    ctx.log.error({ err: fault, reference: ctx.reference, write }, 'delivery ended on a fault');
  });
  return within(ctx.deliveryWait, delivery);
}
