import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Rule } from '@tierline/domain/rule';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getOnly, listOf, pickerOf } from '../testing/blocks.ts';
import { HOST } from '../testing/caller.ts';
import { editRecord } from '../testing/edit-record.ts';
import { all, decideBy, draftRule, line, saveRule } from '../testing/rules.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
  await editRecord(world, 'Account', world.ids.brightline, { Tierline_Region__c: 'EMEA' });
  await world.settle();
});
afterEach(() => world.close());

const admin = () => world.as('admin');
const rep = () => world.as('rep', world.ids.open);
const idOf = async (name: string) => {
  const { rows } = await world.db.$client.execute({ sql: 'select id from organization where name = ?', args: [name] });
  return String(rows[0]?.id);
};
async function explain(partner: string, secondPartner: string): Promise<ScreenAnswer> {
  const params = { partner: await idOf(partner), secondPartner: await idOf(secondPartner) };
  const { data, problem } = await rep().call<ScreenAnswer>('screen.open', { screen: 'explain', params, host: HOST });
  if (problem) throw new Error(problem.text);
  return data;
}
const lines = (screen: ScreenAnswer) =>
  listOf(screen, 'table').flatMap(({ rows }) =>
    rows.map(({ cells }) =>
      ['of', 'condition', 'actual', 'result'].map((key) => {
        const value = cells[key]?.value;
        return value?.type === 'text' ? value.text : '';
      }),
    ),
  );

describe('why a second partner may stand behind a partner, or not', () => {
  it('shows each condition with the actual value, whether it holds, and the smallest change that turns it round', async () => {
    const secondPartner = all('s', line('region', 'any_of', 'EMEA', 'APAC'));
    await saveRule(
      admin(),
      draftRule('Europe', { partner: all('p', line('region', 'any_of', 'EMEA')), secondPartner }),
    );
    await decideBy(admin(), 'rules');
    const screen = await explain('Brightline', 'Kestrel');
    expect(screen.title).toBe('Kestrel behind Brightline');
    expect(getOnly(screen, 'alert')).toMatchObject({
      ...{ tone: 'warn', title: 'Kestrel may not stand behind Brightline', text: 'No rule fits.' },
    });
    expect(lines(screen)).toEqual([
      ['Reseller', 'Region is any of EMEA', 'EMEA', 'True'],
      ['Distributor', 'Region is any of EMEA or APAC', 'blank', 'False'],
    ]);
    const texts = listOf(screen, 'text').map(({ text }) => text);
    expect(texts[0]).toMatch(
      /^The smallest change that would let it: if Region of Kestrel were (EMEA|APAC) \(now blank\)\.$/,
    );

    const fits = await explain('Brightline', 'Northwind');
    expect(getOnly(fits, 'alert')).toMatchObject({ tone: 'good', text: 'Preferred, fits rule “Europe”.' });
    expect(listOf(fits, 'text')[0]?.text).toMatch(/^The smallest change that would end that: if Region of /);
  });

  it('says where contracts decide that somebody has to state one', async () => {
    const screen = await explain('Brightline', 'Ostrava');
    expect(getOnly(screen, 'alert').text).toBe('No contract with Brightline.');
    expect(listOf(screen, 'text').map(({ text }) => text)).toEqual([
      'Contracts decide, not rules: somebody has to state one.',
    ]);
  });

  it('ends a sentence with one full stop, also after a name that has one itself', async () => {
    await editRecord(world, 'Account', world.ids.brightline, { Name: 'Brightline, Inc.' });
    await world.settle();
    const screen = await explain('Brightline, Inc.', 'Ostrava');
    expect(getOnly(screen, 'alert').text).toBe('No contract with Brightline, Inc.');
  });

  it('is reached from the deal, and lists who may not, with the nearest miss', async () => {
    await saveRule(admin(), draftRule('Same region', { same: ['region'] }));
    await decideBy(admin(), 'rules');
    const card = (await rep().open('deal')).data;
    const [goto] = listOf(card, 'actions').flatMap(({ gotos = [] }) => gotos);
    expect(goto?.label).toBe('Why is a distributor missing?');
    const { data } = await rep().call<ScreenAnswer>('screen.open', { ...goto, host: HOST });
    expect(listOf(data, 'section').map(({ title }) => title)).toEqual([
      'Distributors that cannot be chosen, and why',
      'Distributors',
    ]);
    const [others] = listOf(data, 'table');
    expect(others?.rows.map(({ cells }) => cells.reason?.value)).toEqual([
      {
        type: 'text',
        text: 'No rule fits. “Same region” would, if Region of Kestrel were EMEA (now blank)',
      },
      {
        type: 'text',
        text: 'No rule fits. “Same region” would, if Region of Ostrava were EMEA (now blank)',
      },
    ]);
  });

  it('agrees with the picker on every pair, whatever the rules', async () => {
    const regions = ['Americas', 'EMEA', 'APAC'];
    const tree = fc.record({
      field: fc.constant('region'),
      operator: fc.constantFrom('any_of' as const, 'none_of' as const, 'blank' as const, 'not_blank' as const),
      values: fc.uniqueArray(fc.constantFrom(...regions), { minLength: 1 }),
    });
    const toGroup = (
      id: string,
      {
        field,
        operator,
        values,
      }: { field: string; operator: 'any_of' | 'none_of' | 'blank' | 'not_blank'; values: string[] },
    ) => all(id, { id: `${id}-1`, field, operator, values: operator.endsWith('blank') ? [] : values });
    let number = 0;
    await decideBy(admin(), 'contracts');
    await saveRule(admin(), draftRule('The first', { same: ['region'] }));
    await decideBy(admin(), 'rules', 1);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(tree, tree), { minLength: 1, maxLength: 2 }), async (sides) => {
        for (const [partner, secondPartner] of sides) {
          number += 1;
          const draft = draftRule(`Rule ${number}`, {
            partner: toGroup('p', partner),
            secondPartner: toGroup('s', secondPartner),
          });
          await saveRule(admin(), draft);
        }
        const options = pickerOf((await rep().open('deal')).data).options;
        const { data } = await admin().call<{ rules: (Rule & { id: string })[] }>('rule.list', undefined);
        for (const { value, disabled } of options) {
          const told = await rep().call<{ verdict: { eligible: boolean }; rules: { matches: boolean }[] }>(
            'explain.pair',
            {
              ...{ partner: await idOf('Brightline'), secondPartner: value },
            },
          );
          expect(told.data.verdict.eligible).toBe(disabled === undefined);
          if (told.data.rules.length !== data.rules.length) throw new Error('a rule is not explained');
        }
      }),
      { numRuns: 8 },
    );
  });
});
