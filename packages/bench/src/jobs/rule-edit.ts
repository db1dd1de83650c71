import { isDeepStrictEqual } from 'node:util';
import type { Impact, IndexedDeal } from '@tierline/domain/eligibility-index/types';
import type { Rule } from '@tierline/domain/rule';
import { editRule } from '../edit-rule.ts';
import { type Figure, toFigure } from '../figure.ts';
import type { Fixture } from '../fixture.ts';
import { BitMatrices, countWithout } from '../peers/bit-matrix.ts';
import { Random } from '../random.ts';
import { takeTurns } from '../take-turns.ts';

const EDITS = 7;

/** What a dry run tells of an edit. */
interface Difference {
  gained: number;
  lost: number;
  broken: string[];
}

/** A dry run of one rule that is being edited; each turn has an edit of its own. */
export async function measureRuleEdit({ size, tenant, index }: Fixture): Promise<Figure[]> {
  const random = new Random(size.seed + 2);
  const edits = Array.from({ length: EDITS }, () => editRule(random, tenant));
  const deals = [...tenant.deals];
  const matrices = new BitMatrices(tenant.organizations);
  const ours = (rule: Rule) => toDifference(index.impactOf([{ kind: 'rule', rule }]));
  const recompute = (rule: Rule): Difference => {
    const before = matrices.of(tenant.rules);
    const after = matrices.of(tenant.rules.map((each) => (each.id === rule.id ? rule : each)));
    const broken = deals.filter((deal) => isAmong(deal, before) && !isAmong(deal, after)).map(({ id }) => id);
    return { gained: countWithout(after, before), lost: countWithout(before, after), broken: broken.sort() };
  };
  const isAmong = ({ partnerId, secondPartnerId }: IndexedDeal, matrix: ReturnType<BitMatrices['of']>) =>
    partnerId !== null && secondPartnerId !== null && matrices.has(matrix, partnerId, secondPartnerId);

  const answersEqual = edits.every((rule) => isDeepStrictEqual(ours(rule), recompute(rule)));
  const at = (turn: number) => edits[turn] as Rule;
  const [oursMs, peerMs] = await takeTurns([{ run: (turn) => ours(at(turn)) }, { run: (turn) => recompute(at(turn)) }]);
  const { partners, secondPartners, rules } = size;
  return [
    toFigure({
      job: 'dry run of a rule edit',
      size: { partners, 'second partners': secondPartners, rules, 'open deals': size.deals, edits: EDITS },
      answersEqual,
      oursMs,
      peer: 'recompute and diff',
      peerMs,
      goal: { atLeast: 200 },
    }),
  ];
}

const toDifference = ({ gained, lost, broken }: Impact): Difference => ({
  gained,
  lost,
  broken: broken.map(({ id }) => id),
});
