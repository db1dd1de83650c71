import { type Connection, listTenantConnections } from '@tierline/db/connection';
import { listBacklogs, type WriteBacklog } from '@tierline/db/sync-health';
import { findOpenRun, listRuns, type SyncRunRow } from '@tierline/db/sync-run';
import { type SyncState, toSyncState } from '@tierline/domain/sync-health';
import type { Context } from '../context.ts';

/** Runs of a CRM that the page shows. */
const RUNS = 10;

export interface ConnectionHealth extends SyncState {
  connection: Pick<
    Connection,
    'crm' | 'lastReadAt' | 'comparedAt' | 'usage' | 'failureCode' | 'failureText' | 'disconnectedAt' | 'pausedAt'
  >;
  backlog: Omit<WriteBacklog, 'crm'>;
  /** The read that is under way, or that goes on later. */
  open: SyncRunRow | null;
  runs: SyncRunRow[];
}

/** How each of the vendor's CRMs is kept in line. Keys and configuration stay here. */
export async function getHealth({ scope, now }: Pick<Context, 'scope' | 'now'>): Promise<ConnectionHealth[]> {
  const backlogs = await listBacklogs(scope);
  const connections = await listTenantConnections(scope);
  return Promise.all(
    connections.map(async (row) => {
      const { crm, lastReadAt, comparedAt, usage, failureCode, failureText, disconnectedAt, pausedAt } = row;
      const open = await findOpenRun(scope, crm, ['changes', 'everything']);
      const { waiting = 0, refused = 0, oldestAt = null } = backlogs.find((backlog) => backlog.crm === crm) ?? {};
      return {
        ...toSyncState({ ...row, reading: open?.state === 'running' }, now()),
        connection: { crm, lastReadAt, comparedAt, usage, failureCode, failureText, disconnectedAt, pausedAt },
        backlog: { waiting, refused, oldestAt },
        open,
        runs: await listRuns(scope, crm, RUNS),
      };
    }),
  );
}
