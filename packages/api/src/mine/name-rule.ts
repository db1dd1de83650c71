import { MAX_NAME_LENGTH } from '@tierline/domain/check-rule';
import { toNameKey } from '@tierline/domain/organization';
import type { OrganizationField } from '@tierline/domain/organization-field';
import { type ConditionGroup, isGroup, type Rule } from '@tierline/domain/rule';
import { labelOf, labelsOfValues } from '../field/labels.ts';
import type { Sentences } from '../sentences/english.ts';

/** What a rule asks for, in a line. */
export function describeRule(
  { explain }: Pick<Sentences, 'explain'>,
  fields: readonly OrganizationField[],
  { partner, secondPartner, same }: Pick<Rule, 'partner' | 'secondPartner' | 'same'>,
  names: ReadonlyMap<string, string>,
): string {
  const phrase = (group: ConditionGroup): string =>
    group.items
      .map((item) =>
        isGroup(item)
          ? `(${phrase(item)})`
          : explain.condition(
              labelOf(fields, item.field),
              item.operator,
              labelsOfValues(fields, item.field, item.values, names),
            ),
      )
      .join(` ${group.join} `);
  const sides = [phrase(partner), phrase(secondPartner)].filter(Boolean).join(' → ');
  return [sides, ...same.map((field) => explain.same(labelOf(fields, field)))].filter(Boolean).join('; ');
}

/** A name for each rule, different from all others and from those that are taken. */
export function nameRules(descriptions: readonly string[], taken: readonly string[]): string[] {
  const used = new Set(taken.map(toNameKey));
  return descriptions.map((description) => {
    for (let number = 1; ; number += 1) {
      const end = number === 1 ? '' : ` (${number})`;
      const name = `${description.slice(0, MAX_NAME_LENGTH - end.length).trimEnd()}${end}`;
      if (used.has(toNameKey(name))) continue;
      used.add(toNameKey(name));
      return name;
    }
  });
}
