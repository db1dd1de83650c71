import { randomUUID } from 'node:crypto';
import { getDeal } from '@tierline/db/deal';
import type { Database } from '@tierline/db/open-database';
import { transact } from '@tierline/db/open-database';
import { leaseOutbox, type OutboxRow, postponeOutbox, renewOutbox, settleOutbox } from '@tierline/db/outbox';
import { findCrmId } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import { decideRetry } from '@tierline/domain/backoff';
import { type Crm, type CrmDeal, CrmFailure } from '@tierline/domain/crm';
import { addSeconds, secondsBetween } from '@tierline/domain/instant';
import type { Crms } from './crms.ts';
import { takeDeal } from './take-deal.ts';

export interface DeliveryContext {
  db: Database;
  crms: Crms;
  /** ISO 8601 in UTC. */
  now: () => string;
}

/** Longer than any call to a CRM may take, so that two deliveries of one entry never overlap. */
const LEASE_SECONDS = 60;
/** A request that is older has not just seen the record: the delivery reads it before it writes. */
const FRESH_SECONDS = 5;
/** Between looks for a company that the CRM does not have yet. */
const COUNTERPART_SECONDS = 60;

/**
 * Delivers one outbox entry to its CRM, if it is due and nobody else does. Safe to call at any time and any number of
 * times: a late or repeated delivery reads first, and what the CRM already has is not written again.
 */
export async function deliver(context: DeliveryContext, tenantId: string, id: string): Promise<void> {
  const { db, crms, now } = context;
  const scope = { db, tenantId };
  const token = randomUUID();
  const started = now();
  const until = addSeconds(started, LEASE_SECONDS);
  const entry = await leaseOutbox(scope, id, { token, now: started, until });
  if (!entry) return;
  try {
    await send(context, scope, await crms.get(tenantId, entry.crm), entry, token);
  } catch (error) {
    if (!(error instanceof CrmFailure)) throw error;
    await fail(scope, entry, token, error, now());
  }
}

async function send(context: DeliveryContext, scope: Scope, crm: Crm, entry: OutboxRow, token: string): Promise<void> {
  const { db, now } = context;
  const { kind } = await getDeal(scope, entry.dealId);
  const crmId = await findCrmId(scope, entry.crm, kind, entry.dealId);
  const desiredCrmId =
    entry.desiredId === null ? null : await findCrmId(scope, entry.crm, 'organization', entry.desiredId);
  if (crmId === null || (entry.desiredId !== null && desiredCrmId === null))
    return missCounterpart(scope, entry, token, now());
  const take = (record: CrmDeal, readAt: string, refused?: { code: string }) =>
    transact(db, async (tx) => {
      const inside = { db: tx, tenantId: scope.tenantId };
      if (refused) await settleOutbox(inside, entry.id, { state: 'refused', at: now(), ...refused });
      await takeDeal(inside, entry.crm, kind, { record, readAt }, now());
    });

  const seenJustNow = entry.purpose === 'decision' && secondsBetween(entry.requestedAt, now()) <= FRESH_SECONDS;
  const late = entry.attempts > 1 || !seenJustNow;
  if (late) {
    const readAt = now();
    const record = await crm.find(kind, crmId);
    if (!record) throw new CrmFailure('not_found', 'the record is no longer there');
    await take(record, readAt);
    // It may have come through or been overtaken; or the read took so long that somebody else delivers or replaced it.
    if (!(await renewOutbox(scope, entry.id, token, addSeconds(now(), LEASE_SECONDS)))) return;
  }
  const readAt = now();
  const written = await crm.writeSecondPartner(kind, crmId, desiredCrmId);
  const kept = written.secondPartnerId === desiredCrmId;
  await take(written, readAt, kept ? undefined : { code: 'changed_back' });
}

/** Tierline creates no companies: what waits for one goes out as soon as it is there, and linked. */
async function missCounterpart(scope: Scope, entry: OutboxRow, token: string, now: string): Promise<void> {
  const runAfter = addSeconds(now, COUNTERPART_SECONDS);
  await postponeOutbox(scope, entry.id, token, { runAfter, code: 'no_counterpart', text: '' });
}

async function fail(scope: Scope, entry: OutboxRow, token: string, failure: CrmFailure, now: string): Promise<void> {
  const wait = decideRetry(failure, entry.attempts, secondsBetween(entry.requestedAt, now));
  const { code, message: text } = failure;
  if (wait === null) await settleOutbox(scope, entry.id, { state: 'refused', at: now, code, text });
  else await postponeOutbox(scope, entry.id, token, { runAfter: addSeconds(now, wait), code, text });
}
