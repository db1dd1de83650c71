import { randomUUID } from 'node:crypto';
import type { Scope } from '@tierline/db/scope';
import { addRun, findOpenRun } from '@tierline/db/sync-run';
import type { CrmKind } from '@tierline/domain/crm';
import type { Context } from '../context.ts';

/** Lets the next read of a CRM be one of everything; whichever is under way or waits is one already. */
export async function askForEverything({ viewer, now }: Context, scope: Scope, crm: CrmKind): Promise<void> {
  if (await findOpenRun(scope, crm, ['everything'])) return;
  await addRun(scope, {
    ...{ id: randomUUID(), crm, kind: 'everything', state: 'waiting', startedAt: now(), endedAt: null },
    ...{ crmStartedAt: null, object: null, position: null, draft: null, failureCode: null, failureText: null },
    counts: { read: 0, taken: 0, written: 0, created: 0, gone: 0, problems: 0 },
    startedBy: viewer.name,
  });
}
