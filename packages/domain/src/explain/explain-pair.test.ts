import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyCondition, isGroup, type Rule } from '../rule.ts';
import { associates, holds, matches } from '../rule-match.ts';
import { explainPair, type GroupExplanation } from './explain-pair.ts';
import { randomPair } from './testing/random-pair.ts';

const conditionsOf = (group: GroupExplanation): Extract<GroupExplanation['items'][number], { actual: string[] }>[] =>
  group.items.flatMap((item) => ('join' in item ? conditionsOf(item) : [item]));

describe('explaining a pair', () => {
  const rule: Rule = {
    id: 'r1',
    name: 'Emerging markets',
    partner: {
      id: 'p',
      join: 'or',
      items: [
        { id: 'p1', field: 'region', operator: 'any_of', values: ['emea', 'apac'] },
        {
          id: 'p2',
          join: 'and',
          items: [
            { id: 'p21', field: 'segment', operator: 'none_of', values: ['smb'] },
            { id: 'p22', field: 'product_lines', operator: 'includes_all', values: ['cloud', 'edge'] },
          ],
        },
      ],
    },
    secondPartner: { id: 's', join: 'and', items: [] },
    same: ['region'],
  };

  it('shows every condition with what the organization has, in the shape of the rule (row 77)', () => {
    const partner = { id: 'P', values: { region: ['latam'], product_lines: ['cloud', 'edge', 'core'] } };
    const secondPartner = { id: 'D', values: { region: ['latam', 'emea'] } };
    expect(explainPair([rule], partner, secondPartner)).toEqual({
      associated: true,
      rules: [
        {
          ruleId: 'r1',
          name: 'Emerging markets',
          matches: true,
          partner: {
            id: 'p',
            join: 'or',
            holds: true,
            items: [
              { ...rule.partner.items[0], actual: ['latam'], holds: false },
              {
                id: 'p2',
                join: 'and',
                holds: true,
                items: [
                  { id: 'p21', field: 'segment', operator: 'none_of', values: ['smb'], actual: [], holds: true },
                  {
                    id: 'p22',
                    field: 'product_lines',
                    operator: 'includes_all',
                    values: ['cloud', 'edge'],
                    actual: ['cloud', 'edge', 'core'],
                    holds: true,
                  },
                ],
              },
            ],
          },
          secondPartner: { id: 's', join: 'and', holds: true, items: [] },
          same: [
            { field: 'region', partnerValues: ['latam'], secondPartnerValues: ['latam', 'emea'], shared: ['latam'] },
          ],
        },
      ],
    });
  });

  it('lists all rules, those that match and those that do not (row 84)', () => {
    const none: Rule = { ...rule, id: 'r2', name: 'Only Edge', same: [], partner: { id: 'p', join: 'and', items: [] } };
    const pair = { id: 'P', values: { region: ['emea'] } };
    const explained = explainPair([rule, none], pair, { id: 'D', values: {} });
    expect(explained.rules.map(({ ruleId, matches }) => [ruleId, matches])).toEqual([
      ['r1', false],
      ['r2', true],
    ]);
    expect(explained.associated).toBe(true);
  });

  it('without rules nothing is associated', () => {
    const nobody = { id: 'P', values: {} };
    expect(explainPair([], nobody, nobody)).toEqual({ associated: false, rules: [] });
  });

  it('whatever the rules and the pair: its verdicts are those of the evaluator, for trees, groups and conditions', () => {
    fc.assert(
      fc.property(randomPair(), ({ rules, partner, secondPartner }) => {
        const explained = explainPair(rules, partner, secondPartner);
        expect(explained.associated).toBe(rules.some((each) => associates(each, partner, secondPartner)));
        explained.rules.forEach((each, index) => {
          const asked = rules[index] as Rule;
          expect(each.matches).toBe(associates(asked, partner, secondPartner));
          expect(each.partner.holds).toBe(matches(asked.partner, partner));
          expect(each.secondPartner.holds).toBe(matches(asked.secondPartner, secondPartner));
          const conditions = [...everyCondition(asked.partner)];
          expect(conditionsOf(each.partner).map((item) => item.holds)).toEqual(
            conditions.map((condition) => holds(condition, partner)),
          );
          each.partner.items.forEach((item, at) => {
            const group = asked.partner.items[at];
            if (group && isGroup(group)) expect(item.holds).toBe(matches(group, partner));
          });
        });
      }),
      { numRuns: 1_000 },
    );
  });
});
