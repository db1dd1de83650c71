import type { Block, Row } from '@tierline/blocks/vocabulary';
import type { GroupExplanation, RuleExplanation } from '@tierline/domain/explain/explain-pair';
import type { OrganizationField } from '@tierline/domain/organization-field';
import { labelOf, labelsOfValues } from '../field/labels.ts';
import type { ScreenContext } from '../screen/screen.ts';

/** A rule as a table: each condition, what the organization really has, and whether it holds. */
export function drawRule(
  { sentences, labels }: ScreenContext,
  rule: RuleExplanation,
  fields: readonly OrganizationField[],
  names: ReadonlyMap<string, string>,
): Block {
  const words = sentences.explain;
  const result = (holds: boolean) => ({
    value: { type: 'text' as const, text: holds ? words.holds : words.holdsNot },
    tone: holds ? ('good' as const) : ('bad' as const),
  });
  const text = (value: string) => ({ value: { type: 'text' as const, text: value } });
  const indent = (depth: number, value: string) => text(`${'– '.repeat(depth)}${value}`);

  function* rowsOf(group: GroupExplanation, side: string, depth: number): Generator<Row> {
    const head = depth > 0 || group.items.length > 1;
    if (head) {
      yield {
        id: `${rule.ruleId}:${group.id}`,
        cells: {
          of: text(side),
          condition: indent(depth, words.group[group.join]),
          actual: text(''),
          result: result(group.holds),
        },
      };
    }
    for (const item of group.items) {
      if ('join' in item) {
        yield* rowsOf(item, side, depth + 1);
        continue;
      }
      const field = labelOf(fields, item.field);
      const values = labelsOfValues(fields, item.field, item.values, names);
      yield {
        id: `${rule.ruleId}:${item.id}`,
        cells: {
          of: text(side),
          condition: indent(head ? depth + 1 : 0, words.condition(field, item.operator, values)),
          actual: text(words.actual(labelsOfValues(fields, item.field, item.actual, names))),
          result: result(item.holds),
        },
      };
    }
  }

  const rows = [
    ...rowsOf(rule.partner, labels.partner, 0),
    ...rowsOf(rule.secondPartner, labels.secondPartner, 0),
    ...rule.same.map(({ field, partnerValues, secondPartnerValues, shared }) => ({
      id: `${rule.ruleId}:same:${field}`,
      cells: {
        of: text(words.both),
        condition: text(words.same(labelOf(fields, field))),
        actual: text(
          words.sameActual(
            labelsOfValues(fields, field, partnerValues),
            labelsOfValues(fields, field, secondPartnerValues),
          ),
        ),
        result: result(shared.length > 0),
      },
    })),
  ];
  return {
    kind: 'section',
    id: `rule:${rule.ruleId}`,
    title: rule.name,
    hint: rule.matches ? words.fits : words.fitsNot,
    folded: !rule.matches,
    blocks: [
      {
        kind: 'table',
        id: `conditions:${rule.ruleId}`,
        label: rule.name,
        columns: [
          { key: 'of', label: words.sideColumn },
          { key: 'condition', label: words.conditionColumn },
          { key: 'actual', label: words.actualColumn },
          { key: 'result', label: words.resultColumn },
        ],
        rows,
        empty: words.everybody,
        total: rows.length,
      },
    ],
  };
}
