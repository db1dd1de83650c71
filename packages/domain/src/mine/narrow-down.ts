import { at, type Landscape } from './landscape.ts';
import { eachCovered, type MinedRule, type MinedSide } from './mined-rule.ts';

/** As many things may be asked before a rule is widened again. */
const MAX_ASKS = 6;

/** Of the pairs that a rule covers so many have to have a contract before it is no longer narrowed. */
const PURE = 0.85;

/**
 * A rule around one contract: asks one more thing that is true of its two sides, each time the one that parts contracts
 * from the rest best (FOIL's information gain), until nearly all that is left has a contract.
 */
export function narrowDown(meeting: number, land: Landscape, isOpen: (meeting: number) => boolean): MinedRule {
  const none = land.fields.map(() => null);
  let rule: MinedRule = { partner: none, secondPartner: none, same: [] };
  let purity = count(rule, land, isOpen);
  for (let asked = 0; asked < MAX_ASKS && purity.stated < PURE * purity.all; asked += 1) {
    let best: { rule: MinedRule; purity: Purity; gain: number } | null = null;
    for (const narrower of narrowerRules(rule, meeting, land)) {
      const after = count(narrower, land, isOpen);
      const gain = after.stated * (Math.log2(after.stated / after.all) - Math.log2(purity.stated / purity.all));
      if (after.stated > 0 && gain > (best?.gain ?? 1e-9)) best = { rule: narrower, purity: after, gain };
    }
    if (!best) break;
    ({ rule, purity } = best);
  }
  return rule;
}

interface Purity {
  stated: number;
  all: number;
}

function count(rule: MinedRule, land: Landscape, isOpen: (meeting: number) => boolean): Purity {
  let [stated, all] = [0, 0];
  eachCovered(rule, land, (meeting) => {
    if (!isOpen(meeting)) return;
    stated += at(land.stated, meeting);
    all += at(land.stated, meeting) + at(land.unstated, meeting);
  });
  return { stated, all };
}

function narrowerRules(rule: MinedRule, meeting: number, land: Landscape): MinedRule[] {
  const kinds = {
    partner: Math.floor(meeting / land.secondPartner.count),
    secondPartner: meeting % land.secondPartner.count,
  };
  const asking = (side: MinedSide, field: number): MinedRule[] => {
    if (rule[side][field]) return [];
    const own = land[side].values[kinds[side]]?.[field] ?? [];
    return own.map((value) => ({
      ...rule,
      [side]: rule[side].map((ask, index) => (index === field ? { of: 'any', values: [value] } : ask)),
    }));
  };
  return land.fields.flatMap((_, field) => [
    ...asking('partner', field),
    ...asking('secondPartner', field),
    ...(land.same[field]?.[meeting] && !rule.same.includes(field) ? [{ ...rule, same: [...rule.same, field] }] : []),
  ]);
}
