import type { TableBlock } from '@tierline/blocks/vocabulary';
import { listRules, toRule } from '@tierline/db/rule';
import { toGoto } from '../screen/goto.ts';
import type { ScreenContext } from '../screen/screen.ts';

/** The rules, and how far each of them reaches; one that reaches nobody says so. */
export async function drawRules(ctx: ScreenContext): Promise<TableBlock> {
  const { sentences, labels, scope } = ctx;
  const words = sentences.rules;
  const rules = (await listRules(scope)).map(toRule);
  const reach = new Map((await ctx.indexes.get(scope)).coverage().rules.map((each) => [each.id, each]));
  const number = (value: number) => ({ value: { type: 'number' as const, number: value } });
  return {
    kind: 'table',
    id: 'rules',
    label: words.list,
    columns: [
      { key: 'name', label: words.name },
      { key: 'partners', label: words.reached(labels.partner), align: 'end' },
      { key: 'secondPartners', label: words.reached(labels.secondPartner), align: 'end' },
      { key: 'pairs', label: words.pairs, align: 'end' },
    ],
    rows: rules.map(({ id, name }) => {
      const { partners = 0, secondPartners = 0, pairs = 0 } = reach.get(id) ?? {};
      return {
        id,
        cells: {
          name: { value: { type: 'text', text: name }, ...(pairs === 0 ? { hint: words.dead, tone: 'warn' } : {}) },
          partners: number(partners),
          secondPartners: number(secondPartners),
          pairs: number(pairs),
        },
      };
    }),
    rowGotos: [toGoto('edit', words.edit, 'rule'), toGoto('remove', words.remove, 'rule_removal')],
    empty: words.none,
    total: rules.length,
  };
}
