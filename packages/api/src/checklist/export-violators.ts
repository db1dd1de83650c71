import { listCrmIds } from '@tierline/db/record-link';
import { listProblemsOfKinds } from '@tierline/db/sync-health';
import type { Context } from '../context.ts';
import { sentencesFor } from '../sentences/catalogue.ts';
import type { ExportedLines } from '../sync-health/export-refused.ts';
import { VIOLATIONS } from '../sync-scope/router.ts';
import { toLine } from '../to-line.ts';

/** Lines that come at once. */
export const LINES = 100;

/** Records without a right account type as comma-separated values, newest first. */
export async function exportViolators(
  { scope, crm }: Pick<Context, 'scope' | 'crm'>,
  from: number,
): Promise<ExportedLines> {
  const { checklist, crm: names } = sentencesFor('en', crm.kind);
  const { rows, total } = await listProblemsOfKinds(scope, VIOLATIONS, { from, limit: LINES });
  const crmIds = new Map<string, string>();
  for (const kind of ['salesforce', 'hubspot'] as const) {
    const ids = rows.filter(({ problem }) => problem.crm === kind).map(({ problem }) => problem.recordId);
    for (const [id, crmId] of await listCrmIds(scope, kind, 'organization', ids)) crmIds.set(`${kind} ${id}`, crmId);
  }
  return {
    header: toLine(checklist.exportColumns),
    rows: rows.map(({ problem: { crm: kind, recordId, values, since }, recordName }) => ({
      id: `${kind}:${recordId}`,
      line: toLine([
        ...[names[kind], recordName, crmIds.get(`${kind} ${recordId}`) ?? '', recordId],
        ...[values.join(';'), since],
      ]),
    })),
    total,
    from,
  };
}
