import { endHint, type Hint, leaseHint, listDueHints, postponeHint } from '@tierline/db/hint';
import { decideRetry } from '@tierline/domain/backoff';
import { CrmFailure } from '@tierline/domain/crm';
import { addSeconds } from '@tierline/domain/instant';
import type { DeliveryContext } from './delivery.ts';
import { readRecord } from './read-record.ts';

/** Records that one round reads; the rest follow in the next. */
const ROUND = 50;
/** Longer than reading one record may take. */
const LEASE_SECONDS = 60;

/** Reads the records that their CRMs said were changed; answers how many it tried. */
export async function followHints(
  context: DeliveryContext,
  report: (fault: unknown, work: Record<string, string>) => void,
): Promise<number> {
  const due = await listDueHints(context.db, context.now(), ROUND);
  for (const hint of due) {
    const { tenantId, crm, object, crmId } = hint;
    await followHint(context, hint).catch((fault) => report(fault, { work: 'hint', tenantId, crm, object, crmId }));
  }
  return due.length;
}

async function followHint(context: DeliveryContext, hint: Hint): Promise<void> {
  const { db, crms, now } = context;
  const { tenantId, object, crmId } = hint;
  const scope = { db, tenantId };
  if (!(await leaseHint(scope, hint, addSeconds(now(), LEASE_SECONDS)))) return;
  try {
    await readRecord(context, tenantId, await crms.get(tenantId, hint.crm), object, crmId);
    await endHint(scope, hint);
  } catch (error) {
    if (!(error instanceof CrmFailure)) throw error;
    const wait = decideRetry(error, hint.attempts + 1, 0);
    // What cannot be read for good is found, or not, by the next read of everything that changed.
    if (wait === null) await endHint(scope, hint);
    else await postponeHint(scope, hint, addSeconds(now(), wait));
  }
}
