import { at, type Landscape } from './landscape.ts';
import { type MinedRule, type MinedSide, meets } from './mined-rule.ts';

/** As many things may be asked before a rule is widened again. */
const MAX_ASKS = 6;

/** When so many of the pairs that a rule covers have a contract it is no longer narrowed. */
const PURE = 0.85;

interface Count {
  stated: number;
  all: number;
}

/** A thing that can be asked besides, what it leaves, and the meetings that remain. */
interface Narrower extends Count {
  rule: MinedRule;
  remains: (meeting: number) => boolean;
}

/**
 * A rule around one contract: asks one more thing that is true of its two sides, each time the one that parts contracts
 * from the rest best (FOIL's information gain), until nearly all that is left has a contract.
 */
export function narrowDown(seed: number, land: Landscape, open: readonly number[]): MinedRule {
  const none = land.fields.map(() => null);
  let rule: MinedRule = { partner: none, secondPartner: none, same: [] };
  let meetings = open;
  let now = countAll(meetings, land);
  for (let asked = 0; asked < MAX_ASKS && now.stated < PURE * now.all; asked += 1) {
    let best: Narrower | null = null;
    let most = 1e-9;
    for (const narrower of narrowerRules(rule, seed, land, meetings)) {
      const gain = narrower.stated * (Math.log2(narrower.stated / narrower.all) - Math.log2(now.stated / now.all));
      if (gain > most) [best, most] = [narrower, gain];
    }
    if (!best) break;
    rule = best.rule;
    now = best;
    meetings = meetings.filter(best.remains);
  }
  return rule;
}

function countAll(meetings: readonly number[], { stated, unstated }: Landscape): Count {
  const count = { stated: 0, all: 0 };
  for (const meeting of meetings) {
    count.stated += at(stated, meeting);
    count.all += at(stated, meeting) + at(unstated, meeting);
  }
  return count;
}

function* narrowerRules(
  rule: MinedRule,
  seed: number,
  land: Landscape,
  meetings: readonly number[],
): Generator<Narrower> {
  for (const side of ['partner', 'secondPartner'] as const) yield* asking(rule, seed, side, land, meetings);
  for (const [field, same] of land.same.entries()) {
    if (!same[seed] || rule.same.includes(field)) continue;
    const remains = (meeting: number) => same[meeting] === 1;
    yield { rule: { ...rule, same: [...rule.same, field] }, remains, ...countAll(meetings.filter(remains), land) };
  }
}

/** One value more asked of one side; what is left is summed up over its kinds, which are far fewer than the meetings. */
function* asking(
  rule: MinedRule,
  seed: number,
  side: MinedSide,
  land: Landscape,
  meetings: readonly number[],
): Generator<Narrower> {
  const { kindAt, values: kinds, count } = land[side];
  const stated = new Float64Array(count);
  const all = new Float64Array(count);
  for (const meeting of meetings) {
    const kind = at(kindAt, meeting);
    stated[kind] = at(stated, kind) + at(land.stated, meeting);
    all[kind] = at(all, kind) + at(land.stated, meeting) + at(land.unstated, meeting);
  }
  for (const field of land.fields.keys()) {
    if (rule[side][field]) continue;
    for (const value of kinds[at(kindAt, seed)]?.[field] ?? []) {
      const ask = { of: 'any' as const, values: [value] };
      const meeting = kinds.map((values) => meets(ask, values[field] ?? []));
      const left = { stated: 0, all: 0 };
      meeting.forEach((does, kind) => {
        if (!does) return;
        left.stated += at(stated, kind);
        left.all += at(all, kind);
      });
      const narrower = { ...rule, [side]: rule[side].map((old, index) => (index === field ? ask : old)) };
      yield { rule: narrower, remains: (each) => meeting[at(kindAt, each)] === true, ...left };
    }
  }
}
