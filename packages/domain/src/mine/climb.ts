import { bestAsk } from './best-ask.ts';
import { at, type Landscape } from './landscape.ts';
import { type Ask, kindsMeeting, lengthOfRule, type MinedRule, type MinedSide } from './mined-rule.ts';

export interface Climbed {
  rule: MinedRule;
  /** In bits, its length already taken off. */
  gain: number;
}

/** As many changes make a rule at most. */
const MOVES = 24;

/** Changes one ask or one `same` of a rule, the one by which it gains most, and again until none gains anything. */
export function climb(start: MinedRule, land: Landscape, worth: Float64Array, moves = MOVES): Climbed {
  let best: Climbed = { rule: start, gain: gainOf(start, land, worth) };
  const consider = (rule: MinedRule, gain: number) => {
    if (gain > best.gain + 1e-9) best = { rule, gain };
  };
  for (let move = 0; move < moves; move += 1) {
    const from = best;
    for (const side of ['partner', 'secondPartner'] as const) considerAsks(from.rule, side);
    for (const field of land.fields.keys()) {
      const { same } = from.rule;
      const toggled = same.includes(field) ? same.filter((each) => each !== field) : [...same, field];
      const rule = { ...from.rule, same: toggled };
      consider(rule, gainOf(rule, land, worth));
    }
    if (best === from) break;
  }
  return best;

  /** Asks about one side leave alone what its kinds are worth, so that they are all tried with one count. */
  function considerAsks(rule: MinedRule, side: MinedSide) {
    const partners = kindsMeeting(side === 'partner' ? [] : rule.partner, land.partner);
    const seconds = kindsMeeting(side === 'partner' ? rule.secondPartner : [], land.secondPartner);
    const worths = worthOfKinds(side, partners, seconds, rule.same, land, worth);
    for (const field of land.fields.keys()) {
      const remaining = kindsMeeting(rule[side], land[side], field);
      const asking = (ask: Ask): MinedRule => ({
        ...rule,
        [side]: rule[side].map((old, index) => (index === field ? ask : old)),
      });
      const { ask, net } = bestAsk(side, field, land, worths, remaining);
      consider(asking(ask), net - lengthOfRule(asking(null), land));
    }
  }
}

/**
 * Climbs again without each one of the things that a rule asks, for what stands in for another ask keeps that one out:
 * the same segment on both sides for the segment of one.
 */
export function climbAnew(from: Climbed, land: Landscape, worth: Float64Array): Climbed {
  let best = from;
  for (const simpler of simplerRules(from.rule)) {
    const climbed = climb(simpler, land, worth);
    if (climbed.gain > best.gain + 1e-9) best = climbed;
  }
  return best;
}

function* simplerRules(rule: MinedRule): Generator<MinedRule> {
  for (const field of rule.same) yield { ...rule, same: rule.same.filter((each) => each !== field) };
  for (const side of ['partner', 'secondPartner'] as const) {
    for (const [field, ask] of rule[side].entries()) {
      if (ask) yield { ...rule, [side]: rule[side].map((old, index) => (index === field ? null : old)) };
    }
  }
}

function gainOf(rule: MinedRule, land: Landscape, worth: Float64Array): number {
  const partners = kindsMeeting(rule.partner, land.partner);
  const seconds = kindsMeeting(rule.secondPartner, land.secondPartner);
  const worths = worthOfKinds('partner', partners, seconds, rule.same, land, worth);
  return worths.reduce((gain, each) => gain + each, -lengthOfRule(rule, land));
}

/** What each kind of a side is worth to a rule that covers these partners and second partners. */
function worthOfKinds(
  side: MinedSide,
  partners: Uint8Array,
  seconds: Uint8Array,
  same: readonly number[],
  land: Landscape,
  worth: Float64Array,
): Float64Array {
  const worths = new Float64Array(land[side].count);
  const columns = [...seconds.keys()].filter((second) => seconds[second]);
  const [one, two, ...more] = same.map((field) => land.same[field]);
  for (let partner = 0; partner < partners.length; partner += 1) {
    if (!partners[partner]) continue;
    const row = partner * seconds.length;
    for (const second of columns) {
      const meeting = row + second;
      const each = at(worth, meeting);
      if (each === 0 || (one && !one[meeting]) || (two && !two[meeting])) continue;
      if (more.length > 0 && !more.every((shares) => shares?.[meeting])) continue;
      const kind = side === 'partner' ? partner : second;
      worths[kind] = at(worths, kind) + each;
    }
  }
  return worths;
}
