import type { ConditionSubject, Option } from '@tierline/blocks/vocabulary';
import type { RuleSide } from '@tierline/domain/check-rule';
import { NAME_FIELD, type OrganizationField } from '@tierline/domain/organization-field';
import { type ConditionGroup, everyCondition, OPERATORS_OF, takesValues } from '@tierline/domain/rule';
import { query } from '../screen/action.ts';
import type { Sentences } from '../sentences/english.ts';

/**
 * What a tree of conditions can be about: every field with a list of values, and the name. A value that the tree asks for and
 * that the CRM no longer offers stays among the options and says so, for it must not be lost unseen.
 */
export function toSubjects(
  { rules }: Pick<Sentences, 'rules'>,
  { explain }: Pick<Sentences, 'explain'>,
  fields: readonly OrganizationField[],
  side: RuleSide,
  tree: ConditionGroup,
  names: ReadonlyMap<string, string>,
): ConditionSubject[] {
  const used = new Map<string, Set<string>>();
  for (const { field, values } of everyCondition(tree)) {
    const known = used.get(field) ?? new Set();
    for (const value of values) known.add(value);
    used.set(field, known);
  }
  const subjects: ConditionSubject[] = [];
  for (const field of fields) {
    const operators = OPERATORS_OF[field.type].map((operator) => ({
      value: operator,
      label: explain.operators[operator],
      takes: takesValues(operator) ? ('many' as const) : ('none' as const),
    }));
    if (operators.length === 0) continue;
    const asked = [...(used.get(field.key) ?? [])];
    if (field.key === NAME_FIELD) {
      const options = asked.map((id) => ({ value: id, label: names.get(id) ?? rules.gone }));
      subjects.push({
        value: field.key,
        label: field.label,
        operators,
        options,
        search: query('rule.names', { side }),
      });
      continue;
    }
    const options: Option[] = field.values.map(({ value, label }) => ({ value, label }));
    for (const value of asked) {
      if (!options.some((option) => option.value === value))
        options.push({ value, label: value, hint: rules.notOffered });
    }
    subjects.push({ value: field.key, label: field.label, operators, options });
  }
  return subjects;
}
