import { randomUUID } from 'node:crypto';
import type { OutboxRow } from '@tierline/db/outbox';
import type { Context } from '../context.ts';

/** A write that is due at once, asked for by the viewer. */
export const newWrite = (
  { viewer }: Pick<Context, 'viewer'>,
  wish: Pick<OutboxRow, 'crm' | 'purpose' | 'dealId' | 'desiredId' | 'replaces'>,
  now: string,
): Omit<OutboxRow, 'tenantId'> => ({
  id: randomUUID(),
  ...wish,
  state: 'pending',
  attempts: 0,
  runAfter: now,
  leaseToken: null,
  leaseUntil: null,
  failureCode: null,
  failureText: null,
  requestedBy: viewer.name,
  requestedAt: now,
  settledAt: null,
  dismissedAt: null,
});
