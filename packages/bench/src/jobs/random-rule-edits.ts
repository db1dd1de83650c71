import { isDeepStrictEqual } from 'node:util';
import { createEligibilityIndex } from '@tierline/domain/eligibility-index/eligibility-index';
import type { Impact, IndexChange, Pair } from '@tierline/domain/eligibility-index/types';
import { type BigTenant, bigTenant, randomRule } from '../big-tenant.ts';
import { editRule } from '../edit-rule.ts';
import { type Figure, toFigure } from '../figure.ts';
import { bruteForceImpact, changedRules, type FullImpact, keyOf } from '../peers/brute-force.ts';
import { Random } from '../random.ts';
import { toTimes } from '../take-turns.ts';

const SIZE = { partners: 300, secondPartners: 80, rules: 40, deals: 2000 };
const EVERY_PAIR = SIZE.partners * SIZE.secondPartners;

/** Dry runs of random edits against every pair before and after, in full; every third edit is then made. */
export function measureRandomRuleEdits({ edits, seed }: { edits: number; seed: number }): Figure[] {
  const random = new Random(seed + 4);
  const tenant = bigTenant({ ...SIZE, seed });
  const content = { ...tenant, deals: [...tenant.deals] };
  const index = createEligibilityIndex(content);
  const [ours, theirs]: [number[], number[]] = [[], []];
  let mismatches = 0;
  for (let n = 0; n < edits; n += 1) {
    const edit = randomEdit(random, content);
    const impact = timed(ours, () => inFull(index.impactOf([edit])));
    if (
      !isDeepStrictEqual(
        impact,
        timed(theirs, () => bruteForceImpact(content, edit)),
      )
    )
      mismatches += 1;
    if (n % 3 > 0) continue;
    index.apply(edit);
    content.rules = [...changedRules(content.rules, edit)];
  }
  const { deals, secondPartners, ...size } = SIZE;
  return [
    toFigure({
      job: 'dry runs of random rule edits',
      size: { ...size, 'second partners': secondPartners, 'open deals': deals, edits, mismatches },
      answersEqual: mismatches === 0,
      oursMs: toTimes(ours),
      peer: 'brute force',
      peerMs: toTimes(theirs),
      goal: 'equal answers',
    }),
  ];
}

function randomEdit(random: Random, tenant: BigTenant): IndexChange {
  const kind = random.next();
  const { id } = random.pick(tenant.rules);
  if (kind < 0.02) return { kind: 'rule_removed', id };
  return { kind: 'rule', rule: kind < 0.4 ? randomRule(random, id) : editRule(random, tenant) };
}

function inFull(impact: Impact): FullImpact {
  const keysOf = (pairs: readonly Pair[]) =>
    pairs.map(({ partnerId, secondPartnerId }) => keyOf(partnerId, secondPartnerId)).sort();
  return {
    gained: keysOf(impact.listPairs('gained', 0, EVERY_PAIR)),
    lost: keysOf(impact.listPairs('lost', 0, EVERY_PAIR)),
    orphaned: impact.orphaned,
    broken: impact.broken.map(({ id }) => id),
    mended: impact.mended.map(({ id }) => id),
  };
}

function timed<T>(times: number[], work: () => T): T {
  const began = performance.now();
  const result = work();
  times.push(performance.now() - began);
  return result;
}
