import type { SyncProblemKind } from '@tierline/db/schema/sync';
import { clearProblem, noteProblem, type SyncProblemRow } from '@tierline/db/sync-problem';
import { findTypeFault } from '@tierline/domain/account-type';
import type { CrmKind, CrmOrganization, WrittenObject } from '@tierline/domain/crm';
import { ACCOUNT_TYPE_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { rawType } from './plan/told-values.ts';
import type { TakeContext } from './take-context.ts';
import { mappingsOf } from './terms.ts';

/** `untold`: a page's snapshot does not carry the field that an admin has chosen for it. */
export type TypeFault = 'blank' | 'odd' | 'untold' | null;

interface Found {
  unmapped: readonly { key: string; values: string[] }[];
  unmappedElsewhere: readonly { link: { crm: CrmKind }; key: string; values: string[] }[];
  typeFault: TypeFault;
  /** What the field behind the account type holds. */
  type: string | null;
  /** Whether the CRM holds of a field what Tierline holds. */
  isAlike?(key: string): boolean;
}

/**
 * What is wrong with the account type of a record in the programme. A blank one is to be filled in whatever the mapping says
 * that it stands for; where the mapping states types, a value that is none of them is one that leads nowhere already.
 */
export function toTypeFault({ terms, crm }: Pick<TakeContext, 'terms' | 'crm'>, record: CrmOrganization): TypeFault {
  const mapping = mappingsOf(terms, crm, 'organization').get(ACCOUNT_TYPE_KEY);
  const isChosen = mapping && mapping.field !== terms.standard.get(crm)?.organization[ACCOUNT_TYPE_KEY];
  if (isChosen && record.fields?.[mapping.field] === undefined) {
    return mapping.direction === 'excluded' ? null : 'untold';
  }
  const fault = findTypeFault(rawType(mapping, record), terms.accountTypes);
  return fault === 'odd' && mapping && mapping.values.length > 0 ? null : fault;
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
  if (typeFault === 'blank' || typeFault === 'odd') {
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
  const ofType: SyncProblemKind[] = typeFault === 'untold' ? [] : ['no_account_type', 'odd_account_type'];
  const byReading: SyncProblemKind[] = ['unmapped_value', ...ofType];
  for (const { key, kind } of known) {
    // It is there now: somebody has said which record it is, or had it created.
    const isOver = kind === 'possible_duplicate' || (kind === 'ping_pong' && isAlike(key));
    if (isOver) await clearProblem(scope, { crm, object, recordId, key, kind });
    if (!byReading.includes(kind) || found.some((each) => each.crm === crm && each.key === key && each.kind === kind))
      continue;
    await clearProblem(scope, { crm, object, recordId, key, kind });
  }
}
