import { findDeal } from '@tierline/db/deal';
import { addToOutbox, dismissOutbox, findOutbox, findPending, hastenOutbox, type OutboxRow } from '@tierline/db/outbox';
import type { Scope } from '@tierline/db/scope';
import { may } from '@tierline/domain/viewer';
import type { Context } from '../context.ts';
import { once } from '../once.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { requireEditable, requireOpen } from '../record-access.ts';
import { deliverNow } from '../second-partner/assign.ts';
import { findHeldBy } from '../second-partner/held-by.ts';
import { newWrite } from '../second-partner/new-write.ts';

export interface WriteInput {
  /** The outbox entry. */
  row: string;
  key: string;
}

/** Tries a waiting write at once, or asks anew for one that was refused. Answers with the entry that is delivered. */
export async function retryWrite(ctx: Context, { row, key }: WriteInput): Promise<{ write: string | null }> {
  await requireOwn(ctx, await getWrite(ctx.scope, row));
  const { done, repeated } = await once(ctx, { call: 'write.retry', key, input: { row } }, async (scope) => {
    const entry = await getWrite(scope, row);
    const subject = `deal:${entry.dealId}`;
    if (entry.state === 'pending') {
      await hastenOutbox(scope, row, ctx.now());
      return { subject, detail: { write: row }, done: { write: row } };
    }
    const id = await askAnew(scope, ctx, entry);
    return { subject, detail: { write: row, anew: id }, done: { write: id } };
  });
  const write = done.write ?? null;
  if (write !== null && !repeated) await deliverNow(ctx, write);
  return { write };
}

async function askAnew(scope: Scope, ctx: Context, entry: OutboxRow): Promise<string> {
  const now = ctx.now();
  if (!(await dismissOutbox(scope, entry.id, now))) throw new ProblemError('write_settled');
  const deal = await findDeal(scope, entry.dealId);
  if (!deal) throw new ProblemError('record_unknown');
  // Something newer is on its way there: it stands.
  if (await findPending(scope, entry.dealId, entry.crm)) throw new ProblemError('write_settled');
  const { dealId, crm, purpose } = entry;
  // A copy of what counts is a copy of what counts now.
  const desiredId = purpose === 'relay' ? deal.secondPartnerId : entry.desiredId;
  const replaces = [await findHeldBy(scope, crm, deal)];
  const write = newWrite(ctx, { dealId, crm, purpose, desiredId, replaces }, now);
  await addToOutbox(scope, write);
  return write.id;
}

export async function dismissWrite(ctx: Context, { row, key }: WriteInput): Promise<{ write: string | null }> {
  const entry = await getWrite(ctx.scope, row);
  await requireOwn(ctx, entry);
  const { done } = await once(ctx, { call: 'write.dismiss', key, input: { row } }, async (scope) => {
    if (!(await dismissOutbox(scope, row, ctx.now()))) throw new ProblemError('write_settled');
    return { subject: `deal:${entry.dealId}`, detail: { write: row }, done: { write: row } };
  });
  return { write: done.write ?? null };
}

/** Any for an administrator; else one to the deal or lead on the page, whose field the viewer may edit. */
async function requireOwn(ctx: Context, { dealId }: OutboxRow): Promise<void> {
  if (may(ctx.viewer.role, 'administer')) return;
  const { object } = await requireOpen(ctx, ['deal', 'lead'], dealId);
  requireEditable(ctx, ctx.crm.secondPartnerField(object === 'lead' ? 'lead' : 'deal'));
}

async function getWrite(scope: Scope, id: string): Promise<OutboxRow> {
  const entry = await findOutbox(scope, id);
  if (!entry) throw new ProblemError('write_unknown');
  return entry;
}
