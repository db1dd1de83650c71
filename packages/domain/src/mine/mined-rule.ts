import type { Condition, Rule } from '../rule.ts';
import type { Kinds, Landscape } from './landscape.ts';

/** What a rule asks of one field on one side, values by their positions; null asks nothing. */
export type Ask = { of: 'any' | 'none'; values: readonly number[] } | { of: 'blank' | 'not_blank' } | null;

/** A rule as the miner changes it: one ask for each field and side, all of which have to be met. */
export interface MinedRule {
  partner: readonly Ask[];
  secondPartner: readonly Ask[];
  /** Positions of fields. */
  same: readonly number[];
}

export type MinedSide = 'partner' | 'secondPartner';

export const meets = (ask: Ask, values: readonly number[]): boolean => {
  if (!ask) return true;
  switch (ask.of) {
    case 'any':
      return ask.values.some((value) => values.includes(value));
    case 'none':
      return !ask.values.some((value) => values.includes(value));
    case 'blank':
      return values.length === 0;
    case 'not_blank':
      return values.length > 0;
  }
};

export const lengthOfAsk = (ask: Ask, { lengths }: Landscape): number =>
  ask ? lengths.ask + ('values' in ask ? ask.values.length * lengths.value : 0) : 0;

/** In bits; a rule that is shorter to say explains as much with less. */
export const lengthOfRule = ({ partner, secondPartner, same }: MinedRule, land: Landscape): number =>
  [...partner, ...secondPartner].reduce((sum, ask) => sum + lengthOfAsk(ask, land), land.lengths.rule) +
  same.length * land.lengths.same;

/** For each kind of a side, whether it meets all asks; those of the field `but` are left out. */
export function kindsMeeting(asks: readonly Ask[], kinds: Kinds, but = -1): Uint8Array {
  const meeting = new Uint8Array(kinds.count).fill(1);
  asks.forEach((ask, field) => {
    if (!ask || field === but) return;
    for (let kind = 0; kind < kinds.count; kind += 1) {
      if (meeting[kind] && !meets(ask, kinds.values[kind]?.[field] ?? [])) meeting[kind] = 0;
    }
  });
  return meeting;
}

/** Every meeting of kinds that the rule covers. */
export function coveredMeetings(rule: MinedRule, land: Landscape): number[] {
  const partners = kindsMeeting(rule.partner, land.partner);
  const seconds = kindsMeeting(rule.secondPartner, land.secondPartner);
  const [one, two, ...more] = rule.same.map((field) => land.same[field]);
  const meetings: number[] = [];
  for (let partner = 0; partner < partners.length; partner += 1) {
    if (!partners[partner]) continue;
    const row = partner * seconds.length;
    for (let second = 0; second < seconds.length; second += 1) {
      const meeting = row + second;
      if (!seconds[second] || (one && !one[meeting]) || (two && !two[meeting])) continue;
      if (more.every((same) => same?.[meeting])) meetings.push(meeting);
    }
  }
  return meetings;
}

export function toRule(mined: MinedRule, id: string, land: Landscape): Omit<Rule, 'name'> {
  const tree = (side: MinedSide): Rule['partner'] => ({
    id: `${id}-${side}`,
    join: 'and',
    items: mined[side].flatMap((ask, index): Condition[] => {
      const field = land.fields[index];
      if (!ask || !field) return [];
      const about = { id: `${id}-${side}-${field.key}`, field: field.key };
      if (!('values' in ask)) return [{ ...about, operator: ask.of, values: [] }];
      const any = field.multiple ? 'includes_any' : 'any_of';
      const values = ask.values.flatMap((value) => field.values[value] ?? []);
      return [{ ...about, operator: ask.of === 'any' ? any : 'none_of', values }];
    }),
  });
  const same = mined.same.flatMap((field) => land.fields[field]?.key ?? []);
  return { id, partner: tree('partner'), secondPartner: tree('secondPartner'), same };
}
