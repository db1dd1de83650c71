import { type Climbed, climb, climbAnew } from './climb.ts';
import { at, type Landscape } from './landscape.ts';
import { type Ask, coveredMeetings, lengthOfRule, type MinedRule } from './mined-rule.ts';

/** Of what the rules cover already nothing is gained or lost. */
export function worthBeside(land: Landscape, rules: readonly MinedRule[]): Float64Array {
  const worth = land.worth.slice();
  for (const rule of rules) {
    for (const meeting of coveredMeetings(rule, land)) worth[meeting] = 0;
  }
  return worth;
}

/** Puts one rule in the place of two as long as that says the contracts shorter. */
export function mergeRules(land: Landscape, rules: readonly MinedRule[]): MinedRule[] {
  for (const [index, one] of rules.entries()) {
    for (const two of rules.slice(index + 1)) {
      const others = rules.filter((rule) => rule !== one && rule !== two);
      const worth = worthBeside(land, others);
      let best: Climbed | null = null;
      for (const start of [inCommon(one, two), one, two]) {
        const climbed = climb(start, land, worth);
        if (climbed.gain > (best?.gain ?? gainOfBoth(one, two, land, worth)) + 1e-9) best = climbed;
      }
      if (best) return mergeRules(land, [...others, climbAnew(best, land, worth).rule]);
    }
  }
  return [...rules];
}

function gainOfBoth(one: MinedRule, two: MinedRule, land: Landscape, worth: Float64Array): number {
  let gain = -lengthOfRule(one, land) - lengthOfRule(two, land);
  const covered = new Set([...coveredMeetings(one, land), ...coveredMeetings(two, land)]);
  for (const meeting of covered) gain += at(worth, meeting);
  return gain;
}

/** The rule that asks only what both ask. */
function inCommon(one: MinedRule, two: MinedRule): MinedRule {
  const both = (a: Ask, b: Ask): Ask => {
    if (!a || a.of !== b?.of) return null;
    if (!('values' in a) || !('values' in b)) return a;
    const values =
      a.of === 'any' ? [...new Set([...a.values, ...b.values])] : a.values.filter((v) => b.values.includes(v));
    return values.length === 0 ? null : { of: a.of, values };
  };
  return {
    partner: one.partner.map((ask, field) => both(ask, two.partner[field] ?? null)),
    secondPartner: one.secondPartner.map((ask, field) => both(ask, two.secondPartner[field] ?? null)),
    same: one.same.filter((field) => two.same.includes(field)),
  };
}
