import { toNameKey } from './organization.ts';
import type { OrganizationField } from './organization-field.ts';
import {
  type Condition,
  type ConditionGroup,
  isGroup,
  OPERATORS_OF,
  type Operator,
  type Rule,
  takesValues,
} from './rule.ts';

export const MAX_NAME_LENGTH = 100;
export const MAX_CONDITIONS = 200;
/** Groups within each other, the outermost counted. */
export const MAX_DEPTH = 5;
/** Of one condition. */
export const MAX_VALUES = 500;
export const MAX_SAME = 3;

/** A rule as an admin sends it: of the right shape, and nothing else is known about it. */
export interface RuleDraft extends Omit<Rule, 'id'> {
  /** Null for a new one. */
  id: string | null;
}

export type RuleSide = 'partner' | 'secondPartner';

/** What is wrong, and in which field of the form; `name` is what the field of the organizations is called. */
export type RuleFault =
  | { code: 'name_missing'; field: 'name' }
  | { code: 'name_too_long'; field: 'name'; limit: number }
  /** `name` is the other rule's, as that one spells it. */
  | { code: 'name_taken'; field: 'name'; name: string }
  /** No condition on either side and no `same`. */
  | { code: 'nothing_said'; field: 'partner' }
  | { code: 'empty_group'; field: RuleSide }
  /** `name` is the key that was sent, for nothing else is known. */
  | { code: 'field_unknown'; field: RuleSide | 'same'; name: string }
  | { code: 'field_not_listed'; field: RuleSide; name: string }
  | { code: 'operator_unknown_for_field'; field: RuleSide; name: string; operator: Operator }
  | { code: 'values_missing'; field: RuleSide; name: string }
  /** The first value that the field does not offer; for names, there is no such organization on that side. */
  | { code: 'value_unknown'; field: RuleSide; name: string; value: string }
  | { code: 'too_many_values'; field: RuleSide; name: string; limit: number }
  | { code: 'too_many_conditions'; field: RuleSide; limit: number }
  | { code: 'too_deep'; field: RuleSide; limit: number }
  | { code: 'too_many_same'; field: 'same'; limit: number }
  | { code: 'same_not_listed'; field: 'same'; name: string };

export interface RuleSurroundings {
  fields: readonly OrganizationField[];
  /** The vendor's rules; the one that is being edited may be among them. */
  others: readonly { id: string; name: string }[];
  isOrganization: (side: RuleSide, id: string) => boolean;
}

/** Everything that speaks against saving a rule, in the order of the form; nothing when it may be saved. */
export function checkRule(draft: RuleDraft, { fields, others, isOrganization }: RuleSurroundings): RuleFault[] {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const faults = checkName(draft, others);
  const says = draft.partner.items.length + draft.secondPartner.items.length + draft.same.length;
  if (says === 0) faults.push({ code: 'nothing_said', field: 'partner' });
  const offered = offeredValues(byKey);
  let room = MAX_CONDITIONS;
  for (const side of ['partner', 'secondPartner'] as const) {
    const walked = walkTree(draft[side], room);
    if (walked.tooDeep) faults.push({ code: 'too_deep', field: side, limit: MAX_DEPTH });
    if (walked.tooMany) faults.push({ code: 'too_many_conditions', field: side, limit: MAX_CONDITIONS });
    if (walked.emptyGroup) faults.push({ code: 'empty_group', field: side });
    for (const condition of walked.conditions) {
      const known = (key: string, value: string) =>
        byKey.get(key)?.type === 'name' ? isOrganization(side, value) : offered(key).has(value);
      faults.push(...checkCondition(condition, side, byKey.get(condition.field), known));
    }
    room -= walked.conditions.length;
  }
  return [...faults, ...checkSame(draft.same, byKey)];
}

function checkName({ id, name }: RuleDraft, others: RuleSurroundings['others']): RuleFault[] {
  const key = toNameKey(name);
  if (key === '') return [{ code: 'name_missing', field: 'name' }];
  if (name.trim().length > MAX_NAME_LENGTH) return [{ code: 'name_too_long', field: 'name', limit: MAX_NAME_LENGTH }];
  const taken = others.find((other) => other.id !== id && toNameKey(other.name) === key);
  return taken ? [{ code: 'name_taken', field: 'name', name: taken.name }] : [];
}

/** Looks no deeper and no further than is allowed, and without recursion: what is sent may be of any depth. */
function walkTree(root: ConditionGroup, room: number) {
  const conditions: Condition[] = [];
  let [tooDeep, tooMany, emptyGroup] = [false, false, false];
  const left = [{ group: root, depth: 1 }];
  for (let at = left.pop(); at && !tooMany; at = left.pop()) {
    const { group, depth } = at;
    if (depth > 1 && group.items.length === 0) emptyGroup = true;
    for (const item of group.items) {
      if (!isGroup(item)) {
        if (conditions.length === room) tooMany = true;
        if (tooMany) break;
        conditions.push(item);
      } else if (depth === MAX_DEPTH) tooDeep = true;
      else left.push({ group: item, depth: depth + 1 });
    }
  }
  return { conditions, tooDeep, tooMany, emptyGroup };
}

function checkCondition(
  { field: key, operator, values }: Condition,
  side: RuleSide,
  field: OrganizationField | undefined,
  isKnown: (key: string, value: string) => boolean,
): RuleFault[] {
  if (!field) return [{ code: 'field_unknown', field: side, name: key }];
  const about = { field: side, name: field.label };
  if (field.type === 'other') return [{ code: 'field_not_listed', ...about }];
  if (!OPERATORS_OF[field.type].includes(operator)) return [{ code: 'operator_unknown_for_field', ...about, operator }];
  if (!takesValues(operator)) return [];
  if (values.length === 0) return [{ code: 'values_missing', ...about }];
  if (values.length > MAX_VALUES) return [{ code: 'too_many_values', ...about, limit: MAX_VALUES }];
  const value = values.find((each) => !isKnown(key, each));
  return value === undefined ? [] : [{ code: 'value_unknown', ...about, value }];
}

function checkSame(same: readonly string[], byKey: ReadonlyMap<string, OrganizationField>): RuleFault[] {
  if (same.length > MAX_SAME) return [{ code: 'too_many_same', field: 'same', limit: MAX_SAME }];
  return same.flatMap((key): RuleFault[] => {
    const field = byKey.get(key);
    if (!field) return [{ code: 'field_unknown', field: 'same', name: key }];
    const listed = field.type !== 'name' && field.type !== 'other';
    return listed ? [] : [{ code: 'same_not_listed', field: 'same', name: field.label }];
  });
}

/** The values that a field offers, gathered once for each field that is asked about. */
function offeredValues(byKey: ReadonlyMap<string, OrganizationField>): (key: string) => ReadonlySet<string> {
  const gathered = new Map<string, ReadonlySet<string>>();
  return (key) => {
    const known = gathered.get(key);
    if (known) return known;
    const values = new Set(byKey.get(key)?.values.map(({ value }) => value));
    gathered.set(key, values);
    return values;
  };
}
