import type { Cell } from '@tierline/blocks/value';
import type { Column, Row, TableBlock } from '@tierline/blocks/vocabulary';
import { listOrganizationsById } from '@tierline/db/organization';
import { fromAmountText } from '@tierline/domain/deal-values';
import type { DealHop, DealTrial } from '@tierline/sync/try-deal';
import type { ScreenContext } from '../screen/screen.ts';
import { nameFields } from '../write/name-fields.ts';
import type { TriedDeal } from './router.ts';

/** Every value in a line: as the CRM has it, as Tierline has it and would have it, and as the other CRM has or would get it. */
export async function drawHops(ctx: ScreenContext, { crm, object }: TriedDeal, trial: DealTrial): Promise<TableBlock> {
  const { sentences } = ctx;
  const words = sentences.dealTrial;
  const nameOf = await nameFields(ctx);
  const { hops } = trial;
  const ids = hops.filter(isReference).flatMap(({ before, after }) => [before, after].filter((id) => id !== null));
  const names = new Map((await listOrganizationsById(ctx.scope, ids)).map(({ id, name }) => [id, name]));
  const others = hops[0]?.elsewhere ?? [];
  const columns: Column[] = [
    { key: 'field', label: words.field },
    { key: 'there', label: words.in(sentences.crm[crm]) },
    { key: 'before', label: words.before },
    { key: 'after', label: words.after },
    ...others.map((other) => ({ key: other.crm, label: words.in(sentences.crm[other.crm]) })),
  ];
  const draw = (hop: DealHop): Row => {
    const held = (value: string | null) => drawValue(words.blank, hop, value, names);
    return {
      id: hop.key,
      cells: {
        field: { value: { type: 'text', text: nameOf(object, hop.key) } },
        there: { ...drawValue(words.blank, hop, hop.there, names), ...hintOf(hop.thereId && words.id(hop.thereId)) },
        before: held(hop.before),
        after: {
          ...held(hop.after),
          ...(hop.after === hop.before ? {} : { tone: 'info' as const }),
          ...hintOf(isReference(hop) && hop.after !== null ? words.id(hop.after) : null),
        },
        ...Object.fromEntries(
          hop.elsewhere.map((other): [string, Cell] => [
            other.crm,
            {
              ...held(isReference(hop) && other.value !== null ? hop.after : other.value),
              ...(other.state === 'unknown_there' ? { tone: 'warn' as const } : {}),
              ...(other.state === 'written' ? { tone: 'info' as const } : {}),
              hint: words.states[other.state](isReference(hop) ? other.value : null),
            },
          ]),
        ),
      },
    };
  };
  return {
    ...{ kind: 'table', id: 'hops', label: words.title, columns, rows: hops.map(draw) },
    ...{ empty: words.blank, total: hops.length },
  };
}

const isReference = ({ key }: DealHop): boolean => key === 'partner' || key === 'second_partner';

const hintOf = (hint: string | null) => (hint === null ? {} : { hint });

function drawValue(blank: string, { key }: DealHop, value: string | null, names: ReadonlyMap<string, string>): Cell {
  if (value === null) return { value: { type: 'text', text: blank } };
  if (key === 'amount') return { value: { type: 'money', ...fromAmountText(value) } };
  return { value: { type: 'text', text: names.get(value) ?? value } };
}
