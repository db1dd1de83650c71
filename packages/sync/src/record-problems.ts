import type { SyncProblemKind } from '@tierline/db/schema/sync';
import { clearProblem, noteProblem, type SyncProblemRow } from '@tierline/db/sync-problem';
import type { CrmKind, WrittenObject } from '@tierline/domain/crm';
import { ACCOUNT_TYPE_KEY } from '@tierline/domain/field-mapping/field-mapping';
import type { TakeContext } from './take-context.ts';

interface Found {
  unmapped: readonly { key: string; values: string[] }[];
  unmappedElsewhere: readonly { link: { crm: CrmKind }; key: string; values: string[] }[];
  typeFault: 'blank' | 'odd' | null;
  /** What the field behind the account type holds. */
  type: string | null;
  /** Whether the CRM holds of a field what Tierline holds. */
  isAlike?(key: string): boolean;
}

type Named = { crm: CrmKind; key: string; kind: SyncProblemKind; values: string[] };

/** Keeps what is wrong with a record as this reading of it finds it; what was wrong and no longer is goes. */
export async function noteRecordProblems(
  { scope, crm, effects, now }: Pick<TakeContext, 'scope' | 'crm' | 'effects' | 'now'>,
  of: { object: WrittenObject; recordId: string },
  known: readonly SyncProblemRow[],
  { unmapped, unmappedElsewhere, typeFault, type, isAlike = () => false }: Found,
): Promise<void> {
  const { object, recordId } = of;
  const found: Named[] = unmapped.map((each) => ({ ...each, crm, kind: 'unmapped_value' }));
  for (const { link, key, values } of unmappedElsewhere)
    found.push({ crm: link.crm, key, values, kind: 'unmapped_value' });
  if (typeFault) {
    const kind = typeFault === 'blank' ? 'no_account_type' : 'odd_account_type';
    found.push({ crm, key: ACCOUNT_TYPE_KEY, kind, values: type === null ? [] : [type] });
  }
  for (const problem of found) {
    if (problem.kind === 'unmapped_value')
      effects.unmapped.push({ recordId, key: problem.key, values: problem.values });
    const same = known.find(
      ({ crm: at, key, kind }) => at === problem.crm && key === problem.key && kind === problem.kind,
    );
    if (JSON.stringify(same?.values) === JSON.stringify(problem.values)) continue;
    await noteProblem(scope, { object, recordId, ...problem }, now);
  }
  const byReading: SyncProblemKind[] = ['unmapped_value', 'no_account_type', 'odd_account_type'];
  for (const { key, kind } of known) {
    // It is there now: somebody has said which record it is, or had it created.
    const isOver = kind === 'possible_duplicate' || (kind === 'ping_pong' && isAlike(key));
    if (isOver) await clearProblem(scope, { crm, object, recordId, key, kind });
    if (!byReading.includes(kind) || found.some((each) => each.crm === crm && each.key === key && each.kind === kind))
      continue;
    await clearProblem(scope, { crm, object, recordId, key, kind });
  }
}
