import { type Climbed, climb, climbAnew } from './climb.ts';
import type { Landscape } from './landscape.ts';
import { mergeRules, worthBeside } from './merge-rules.ts';
import type { MinedRule } from './mined-rule.ts';
import { narrowDown } from './narrow-down.ts';

/** Contracts from which a rule is sought each time, spread evenly over those that are not explained yet. */
const SEEDS = 24;
/** As many of the ways that the search can begin with are followed to their end. */
const PROMISING = 8;
/** Whatever the contracts look like, there are no more rules, and they are gone over no more often. */
const MAX_RULES = 40;
const MAX_REVISIONS = 4;

/** Takes the rule that gains most until none gains anything, then revises each in the light of the others and merges what is better said in one. */
export function searchRules(land: Landscape): MinedRule[] {
  let rules: MinedRule[] = [];
  while (rules.length < MAX_RULES) {
    const found = bestRule(land, rules);
    if (!found) break;
    rules.push(found);
  }
  for (let revision = 0; revision < MAX_REVISIONS; revision += 1) {
    const revised = revise(land, rules);
    const settled = JSON.stringify(revised) === JSON.stringify(rules);
    rules = revised;
    if (settled) break;
  }
  return rules;
}

function revise(land: Landscape, rules: readonly MinedRule[]): MinedRule[] {
  let revised = [...rules];
  for (const rule of rules) {
    const others = revised.filter((each) => each !== rule);
    const worth = worthBeside(land, others);
    const better = climbAnew(climb(rule, land, worth), land, worth);
    revised = better.gain > 0 ? revised.map((each) => (each === rule ? better.rule : each)) : others;
  }
  revised = mergeRules(land, revised);
  const more = revised.length < MAX_RULES ? bestRule(land, revised) : null;
  return more ? [...revised, more] : revised;
}

/** The rule that gains most beside those that there are; null when none gains anything. */
function bestRule(land: Landscape, beside: readonly MinedRule[]): MinedRule | null {
  const worth = worthBeside(land, beside);
  const starts = [...startsByFields(land), ...startsByContracts(land, worth)];
  // Many contracts lead to the same rule, and the first changes tell which ways are worth going.
  const distinct = [...new Map(starts.map((each) => [JSON.stringify(each), each])).values()];
  const promising = distinct
    .map((start) => climb(start, land, worth, 3))
    .sort((a, b) => b.gain - a.gain)
    .slice(0, PROMISING);
  let best: Climbed | null = null;
  for (const { rule } of promising) {
    const climbed = climb(rule, land, worth);
    if (climbed.gain > (best?.gain ?? 0)) best = climbed;
  }
  return best && climbAnew(best, land, worth).rule;
}

/** Rules for everybody, and for those that share something: in each field, and in each two of the first eight. */
function startsByFields(land: Landscape): MinedRule[] {
  const none = land.fields.map(() => null);
  const starts: number[][] = [[]];
  land.fields.forEach((_, field) => {
    starts.push([field]);
    for (let other = 0; other < Math.min(field, 8); other += 1) if (field < 8) starts.push([other, field]);
  });
  return starts.map((same) => ({ partner: none, secondPartner: none, same }));
}

function startsByContracts(land: Landscape, worth: Float64Array): MinedRule[] {
  const open = [...worth.keys()].filter((meeting) => worth[meeting] !== 0);
  const stated = open.filter((meeting) => land.stated[meeting]);
  const step = Math.max(1, Math.floor(stated.length / SEEDS));
  return stated.filter((_, index) => index % step === 0).map((meeting) => narrowDown(meeting, land, open));
}
