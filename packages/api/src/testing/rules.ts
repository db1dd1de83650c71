import type { ActAnswer, AskAnswer } from '@tierline/blocks/protocol';
import type { Input, Json } from '@tierline/blocks/value';
import type { ConditionGroup, Operator } from '@tierline/domain/rule';
import type { HttpAnswer, Person } from './caller.ts';

const json = (tree: ConditionGroup) => tree as unknown as Json;

/** A draft of a rule as the builder sends it; whatever is not said holds for everybody. */
export const draftRule = (
  name: string,
  more: Partial<Record<'partner' | 'secondPartner' | 'same' | 'id', unknown>> = {},
) => ({
  ...{ id: null, name, partner: json(all('p')), secondPartner: json(all('s')), same: [] },
  ...(more as Input),
});

export const all = (id: string, ...items: ConditionGroup['items']): ConditionGroup => ({ id, join: 'and', items });

let lines = 0;
export const line = (field: string, operator: Operator, ...values: string[]) => {
  lines += 1;
  return { id: `line-${lines}`, field, operator, values };
};

/** What a preview of this call says, and the digest that it carries. */
export async function preview(person: Pick<Person, 'ask'>, call: string, input: object) {
  const { data, problem } = await person.ask(call, input as Input);
  if (problem) throw new Error(problem.text);
  if (data.kind !== 'preview') throw new Error(`${call} is no preview`);
  return data as Extract<AskAnswer, { kind: 'preview' }>;
}

/** Looks first, then does just that. */
export async function saveSeen(
  person: Person,
  screen: string,
  [look, save]: [string, string],
  input: object,
  more: object = {},
): Promise<HttpAnswer<ActAnswer>> {
  const { carry, errors } = await preview(person, look, input);
  if (errors) throw new Error(JSON.stringify(errors));
  return person.act(screen, save, { ...input, ...more, ...carry } as Input);
}

export const saveRule = (person: Person, draft: object, revision = 0) =>
  saveSeen(person, 'rule', ['rule.tryOut', 'rule.save'], draft, { revision });

/** Lets rules decide, or contracts again. */
export const decideBy = (person: Person, source: 'rules' | 'contracts', revision = 0, more: object = {}) =>
  saveSeen(
    person,
    'programme',
    ['programme.tryOut', 'programme.save'],
    {
      ...{ vendor: 'Vendor', partner: 'Reseller', secondPartner: 'Distributor', label: null },
      ...{ mandatory: false, source, cardinality: 'many', ...more },
    },
    { revision },
  );

/** A preview's counts, by what they count. */
export const countsOf = (answer: Awaited<ReturnType<typeof preview>>): Record<string, number> => {
  const items = answer.blocks.flatMap((block) => (block.kind === 'stats' ? block.items : []));
  return Object.fromEntries(
    items.map(({ id, value }) => [
      id,
      value.type === 'number' ? value.number : value.type === 'money' ? value.minor : NaN,
    ]),
  );
};
