import { randomUUID } from 'node:crypto';
import type { Database } from '@tierline/db/open-database';
import type { Scope } from '@tierline/db/scope';
import { decideRetry } from '@tierline/domain/backoff';
import { type Crm, CrmFailure, type CrmKind } from '@tierline/domain/crm';
import { addSeconds, secondsBetween } from '@tierline/domain/instant';
import type { Crms } from './crms.ts';

export interface DeliveryContext {
  db: Database;
  crms: Crms;
  /** ISO 8601 in UTC. */
  now: () => string;
}

/** Longer than any call to a CRM may take, so that two deliveries of one entry never overlap. */
const LEASE_SECONDS = 60;
/** Between looks for a company that the CRM does not have yet. */
const COUNTERPART_SECONDS = 60;

/** A table of what CRMs are to hold, with the same few queries whatever it is about. */
export interface Queue<E extends Entry> {
  lease(scope: Scope, id: string, lease: { token: string; now: string; until: string }): Promise<E | null>;
  renew(scope: Scope, id: string, token: string, until: string): Promise<boolean>;
  settle(scope: Scope, id: string, outcome: Outcome): Promise<boolean>;
  postpone(
    scope: Scope,
    id: string,
    token: string,
    retry: { runAfter: string; code: string; text: string },
  ): Promise<void>;
}

interface Entry {
  id: string;
  crm: CrmKind;
  attempts: number;
  requestedAt: string;
}

export interface Outcome {
  state: 'accepted' | 'refused';
  at: string;
  code?: string;
  text?: string;
  dismissed?: boolean;
}

export interface Delivery<E extends Entry> {
  entry: E;
  scope: Scope;
  crm: Crm;
  /** Call it between a read and a write: false when the entry is settled by now, or the lease has passed to somebody else. */
  renew(): Promise<boolean>;
  /** Tierline creates no companies: what waits for one goes out as soon as it is there, and linked. */
  awaitCounterpart(): Promise<void>;
}

/**
 * Delivers one entry of a queue to its CRM, if it is due and nobody else does. Safe to call at any time and any number of
 * times. Where the CRM fails, the entry waits for a later try or is refused.
 */
export async function deliverFrom<E extends Entry>(
  queue: Queue<E>,
  { db, crms, now }: DeliveryContext,
  tenantId: string,
  id: string,
  send: (delivery: Delivery<E>) => Promise<void>,
): Promise<void> {
  const scope = { db, tenantId };
  const token = randomUUID();
  const started = now();
  const entry = await queue.lease(scope, id, { token, now: started, until: addSeconds(started, LEASE_SECONDS) });
  if (!entry) return;
  const postpone = (seconds: number, code: string, text: string) =>
    queue.postpone(scope, id, token, { runAfter: addSeconds(now(), seconds), code, text });
  try {
    await send({
      ...{ entry, scope, crm: await crms.get(tenantId, entry.crm) },
      renew: () => queue.renew(scope, id, token, addSeconds(now(), LEASE_SECONDS)),
      awaitCounterpart: () => postpone(COUNTERPART_SECONDS, 'no_counterpart', ''),
    });
  } catch (error) {
    if (!(error instanceof CrmFailure)) throw error;
    const { code, message: text } = error;
    const wait = decideRetry(error, entry.attempts, secondsBetween(entry.requestedAt, now()));
    if (wait === null) await queue.settle(scope, id, { state: 'refused', at: now(), code, text });
    else await postpone(wait, code, text);
  }
}
