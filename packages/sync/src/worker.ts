import { forgetDone } from '@tierline/db/audit';
import { listConnections } from '@tierline/db/connection';
import { listDue } from '@tierline/db/outbox';
import { forgetSettledWrites, listDueRecordWrites } from '@tierline/db/record-write';
import { forgetSyncLog } from '@tierline/db/sync-log';
import { addSeconds } from '@tierline/domain/instant';
import { deliver } from './deliver.ts';
import { BATCH, deliverRecords } from './deliver-records.ts';
import type { DeliveryContext } from './delivery.ts';
import { runDryRuns } from './dry-run.ts';
import { followHints } from './follow-hints.ts';
import { followTerms } from './follow-terms.ts';
import { readChanges } from './read-changes.ts';

/** Deliveries that one round begins; the rest follow in the next. */
const ROUND = 50;
/** Batches that one round delivers to the records of one kind in one CRM. */
const BATCHES = 10;
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
  return due.length + (await deliverBatches(context));
}

/** A batch to each CRM in turn, as long as some have more than that, so that nobody waits for all that another one has. */
async function deliverBatches(context: WorkerContext): Promise<number> {
  let writes = 0;
  let waiting = await listDueRecordWrites(context.db, context.now());
  for (let turn = 0; turn < BATCHES && waiting.length > 0; turn += 1) {
    const full: typeof waiting = [];
    for (const of of waiting) {
      const { tenantId, crm, object } = of;
      const fault = (reason: unknown) => {
        context.report(reason, { work: 'deliver records', tenantId, crm, object });
        return 0;
      };
      const taken = await deliverRecords(context, tenantId, crm, object).catch(fault);
      writes += taken;
      if (taken >= BATCH) full.push(of);
    }
    waiting = full;
  }
  return writes;
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
