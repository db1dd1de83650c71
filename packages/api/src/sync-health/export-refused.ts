import { listCrmIds } from '@tierline/db/record-link';
import { listRefusedRecordWrites } from '@tierline/db/sync-health';
import type { CrmKind } from '@tierline/domain/crm';
import type { Context } from '../context.ts';
import { sentencesFor } from '../sentences/catalogue.ts';
import { toLine } from '../to-line.ts';
import { WRITTEN } from '../write/name-records.ts';

/** Lines that come at once. */
export const LINES = 100;

export interface ExportedLines {
  /** Names of the columns. */
  header: string;
  rows: { id: string; line: string }[];
  total: number;
  from: number;
}

/** Writes that were refused as comma-separated values, newest first. */
export async function exportRefused(
  { scope, crm }: Pick<Context, 'scope' | 'crm'>,
  from: number,
): Promise<ExportedLines> {
  const { health, crm: names } = sentencesFor('en', crm.kind);
  const { rows, total } = await listRefusedRecordWrites(scope, { from, limit: LINES });
  const crmIds = new Map<string, string>();
  for (const kind of ['salesforce', 'hubspot'] as const satisfies readonly CrmKind[]) {
    for (const object of WRITTEN) {
      const ids = rows.filter(({ write }) => write.crm === kind && write.object === object);
      const found = await listCrmIds(scope, kind, object, [...new Set(ids.map(({ write }) => write.recordId))]);
      for (const [id, crmId] of found) crmIds.set(`${kind} ${id}`, crmId);
    }
  }
  return {
    header: toLine(health.exportColumns),
    rows: rows.map(({ write, recordName }) => ({
      id: write.id,
      line: toLine([
        ...[names[write.crm], recordName, crmIds.get(`${write.crm} ${write.recordId}`) ?? '', write.recordId],
        ...[write.target, write.desired.join(';'), write.failureCode ?? '', write.failureText ?? ''],
        ...[write.requestedAt, write.requestedBy],
      ]),
    })),
    total,
    from,
  };
}
