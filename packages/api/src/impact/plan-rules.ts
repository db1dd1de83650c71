import { listOrganizationsById } from '@tierline/db/organization';
import { listOrganizationFields } from '@tierline/db/organization-field';
import { listRules } from '@tierline/db/rule';
import type { Scope } from '@tierline/db/scope';
import { getSetting } from '@tierline/db/second-partner-setting';
import { checkRule } from '@tierline/domain/check-rule';
import type { IndexChange } from '@tierline/domain/eligibility-index/types';
import { NAME_FIELD } from '@tierline/domain/organization-field';
import { everyCondition, type Rule } from '@tierline/domain/rule';
import { ProblemError } from '../problem/problem-error.ts';
import type { Fault, Plan } from './plan.ts';

/** Rules of one vendor. */
const MOST_RULES = 500;
/** Stands for a rule that has no id before it is saved. */
const NEW_RULE = 'new';

type Draft = Omit<Rule, 'id'> & { id: string | null };

/** Rules that are to be saved; while contracts decide, they are tried as if rules did. */
export async function planRules(scope: Scope, drafts: readonly Draft[]): Promise<Plan> {
  const fields = await listOrganizationFields(scope);
  const isOrganization = await knowNamed(scope, drafts);
  const saved = await listRules(scope);
  const faults: Fault[] = [];
  const added = drafts.filter(({ id }) => id === null).length;
  if (saved.length + added > MOST_RULES) faults.push({ field: 'name', told: { code: 'too_many_rules' } });
  const changes: IndexChange[] = [];
  for (const [place, draft] of drafts.entries()) {
    if (draft.id !== null && !saved.some(({ id }) => id === draft.id)) throw new ProblemError('rule_unknown');
    const others = [...saved, ...drafts.slice(0, place).map(({ name }) => ({ id: null, name }))]
      .filter(({ id }) => id === null || id !== draft.id)
      .map(({ id, name }) => ({ id: id ?? NEW_RULE, name }));
    for (const fault of checkRule(draft, { fields, others, isOrganization })) {
      faults.push({ field: fault.field, told: fault });
    }
    const { partner, secondPartner, same } = draft;
    const rule = { id: draft.id ?? `${NEW_RULE}-${place}`, name: draft.name.trim(), partner, secondPartner, same };
    changes.push({ kind: 'rule', rule });
  }
  if (faults.length > 0) return { ok: false, faults };
  const { source } = await getSetting(scope);
  return { ok: true, changes: source === 'rules' ? changes : [...changes, { kind: 'source', source: 'rules' }] };
}

/** Whether an id that a condition on the name asks for is an organization of that side. */
export async function knowNamed(scope: Scope, drafts: readonly Draft[]) {
  const ids = new Set<string>();
  for (const { partner, secondPartner } of drafts) {
    for (const tree of [partner, secondPartner]) {
      for (const { field, values } of everyCondition(tree)) {
        if (field === NAME_FIELD) for (const id of values.slice(0, 500)) ids.add(id);
      }
    }
  }
  const types = new Map((await listOrganizationsById(scope, [...ids])).map((row) => [row.id, row.accountType]));
  return (side: 'partner' | 'secondPartner', id: string) =>
    types.get(id) === (side === 'partner' ? 'partner' : 'partner_2');
}
