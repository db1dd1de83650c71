import { forgetDone } from '@tierline/db/audit';
import { listConnections } from '@tierline/db/connection';
import { listDueOrganizationWrites } from '@tierline/db/organization-write';
import { listDue } from '@tierline/db/outbox';
import { addSeconds } from '@tierline/domain/instant';
import { deliver } from './deliver.ts';
import { deliverOrganization } from './deliver-organization.ts';
import type { DeliveryContext } from './delivery.ts';
import { followHints } from './follow-hints.ts';
import { followTerms } from './follow-terms.ts';
import { readChanges } from './read-changes.ts';

/** Deliveries that one round begins; the rest follow in the next. */
const ROUND = 50;
/** The same of writes to company records, which come by the thousand and must not keep deals waiting. */
const ORGANIZATION_ROUND = 20;
const KEYS_KEPT_SECONDS = 24 * 3600;

export interface WorkerContext extends DeliveryContext {
  /** A piece of work that ended on a fault: the others go on. */
  report: (fault: unknown, work: Record<string, string>) => void;
}

/** Delivers what is due, deals first; answers how many entries it tried. */
export async function deliverDue(context: WorkerContext): Promise<number> {
  const due = await listDue(context.db, context.now(), ROUND);
  for (const { tenantId, id } of due) {
    await deliver(context, tenantId, id).catch((fault) => context.report(fault, { work: 'deliver', tenantId, id }));
  }
  const writes = await listDueOrganizationWrites(context.db, context.now(), ORGANIZATION_ROUND);
  for (const { tenantId, id } of writes) {
    const work = { work: 'deliver organization', tenantId, id };
    await deliverOrganization(context, tenantId, id).catch((fault) => context.report(fault, work));
  }
  return due.length + writes.length;
}

/** Reads the records that webhooks told of; answers how many it tried. */
export const readHinted = (context: WorkerContext): Promise<number> => followHints(context, context.report);

/**
 * Reads what changed in every connected CRM, lets contracts begin and end on their days, and forgets idempotency keys
 * that no host can still be repeating.
 */
export async function readAllChanges(context: WorkerContext): Promise<void> {
  for (const { tenantId, crm } of await listConnections(context.db)) {
    await readChanges(context, tenantId, crm).catch((fault) => context.report(fault, { work: 'read', tenantId, crm }));
  }
  await followTerms(context).catch((fault) => context.report(fault, { work: 'terms' }));
  await forgetDone(context.db, addSeconds(context.now(), -KEYS_KEPT_SECONDS));
}
