import { MAX_NAME_LENGTH } from '@tierline/domain/check-rule';
import { toNameKey } from '@tierline/domain/organization';
import type { OrganizationField } from '@tierline/domain/organization-field';
import { type ConditionGroup, isGroup, type Rule } from '@tierline/domain/rule';
import { labelOf, labelsOfValues } from '../field/labels.ts';
import type { Sentences } from '../sentences/english.ts';
import type { Labels } from '../sentences/labels.ts';

/** What a rule asks for, in a line. */
export function describeRule(
  { explain }: Pick<Sentences, 'explain'>,
  fields: readonly OrganizationField[],
  { partner, secondPartner, same }: Pick<Rule, 'partner' | 'secondPartner' | 'same'>,
  names: ReadonlyMap<string, string>,
  labels: Labels,
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
  const side = (label: string, group: ConditionGroup) => (group.items.length === 0 ? '' : `${label}: ${phrase(group)}`);
  const sides = [side(labels.partner, partner), side(labels.secondPartner, secondPartner)];
  return [...sides, ...same.map((field) => explain.same(labelOf(fields, field)))].filter(Boolean).join('; ');
}

function cutAtWord(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${space > most / 2 ? cut.slice(0, space) : cut}…`;
}

/** A name for each rule, different from all others and from those that are taken. */
export function nameRules(descriptions: readonly string[], taken: readonly string[]): string[] {
  const used = new Set(taken.map(toNameKey));
  return descriptions.map((description) => {
    for (let number = 1; ; number += 1) {
      const end = number === 1 ? '' : ` (${number})`;
      const name = `${cutAtWord(description, MAX_NAME_LENGTH - end.length)}${end}`;
      if (used.has(toNameKey(name))) continue;
      used.add(toNameKey(name));
      return name;
    }
  });
}
