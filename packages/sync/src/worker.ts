import { forgetDone } from '@tierline/db/audit';
import { listConnections } from '@tierline/db/connection';
import { listDue } from '@tierline/db/outbox';
import { addSeconds } from '@tierline/domain/instant';
import { type DeliveryContext, deliver } from './deliver.ts';
import { followHints } from './follow-hints.ts';
import { readChanges } from './read-changes.ts';

/** Deliveries that one round begins; the rest follow in the next. */
const ROUND = 50;
const KEYS_KEPT_SECONDS = 24 * 3600;

export interface WorkerContext extends DeliveryContext {
  /** A piece of work that ended on a fault: the others go on. */
  report: (fault: unknown, work: Record<string, string>) => void;
}

/** Delivers everything that is due; answers how many entries it tried. */
export async function deliverDue(context: WorkerContext): Promise<number> {
  const due = await listDue(context.db, context.now(), ROUND);
  for (const { tenantId, id } of due) {
    await deliver(context, tenantId, id).catch((fault) => context.report(fault, { work: 'deliver', tenantId, id }));
  }
  return due.length;
}

/** Reads the records that webhooks told of; answers how many it tried. */
export const readHinted = (context: WorkerContext): Promise<number> => followHints(context, context.report);

/** Reads what changed in every connected CRM, and forgets idempotency keys that no host can still be repeating. */
export async function readAllChanges(context: WorkerContext): Promise<void> {
  for (const { tenantId, crm } of await listConnections(context.db)) {
    await readChanges(context, tenantId, crm).catch((fault) => context.report(fault, { work: 'read', tenantId, crm }));
  }
  await forgetDone(context.db, addSeconds(context.now(), -KEYS_KEPT_SECONDS));
}
