import { forgetDone } from '@tierline/db/audit';
import { listConnections } from '@tierline/db/connection';
import { listDue } from '@tierline/db/outbox';
import { forgetSettledWrites, listDueRecordWrites } from '@tierline/db/record-write';
import { forgetSyncLog } from '@tierline/db/sync-log';
import { addSeconds } from '@tierline/domain/instant';
import { deliver } from './deliver.ts';
import { deliverRecords } from './deliver-records.ts';
import type { DeliveryContext } from './delivery.ts';
import { runDryRuns } from './dry-run.ts';
import { followHints } from './follow-hints.ts';
import { followTerms } from './follow-terms.ts';
import { readChanges } from './read-changes.ts';

/** Deliveries that one round begins; the rest follow in the next. */
const ROUND = 50;
const KEYS_KEPT_SECONDS = 24 * 3600;
/** What sync did to records is kept for so long, and its own writes that nobody has to read. */
const LOG_KEPT_SECONDS = 90 * 24 * 3600;

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
  let writes = 0;
  for (const { tenantId, crm, object } of await listDueRecordWrites(context.db, context.now())) {
    const fault = (reason: unknown) => {
      context.report(reason, { work: 'deliver records', tenantId, crm, object });
      return 0;
    };
    writes += await deliverRecords(context, tenantId, crm, object).catch(fault);
  }
  return due.length + writes;
}

/** Looks into what admins have asked to be tried; answers how many runs it took up. */
export const tryOutDrafts = (context: WorkerContext): Promise<number> => runDryRuns(context, context.report);

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
  await forgetSyncLog(context.db, addSeconds(context.now(), -LOG_KEPT_SECONDS));
  await forgetSettledWrites(context.db, addSeconds(context.now(), -LOG_KEPT_SECONDS));
}
