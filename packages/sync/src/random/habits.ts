import type { CrmKind } from '@tierline/domain/crm';
import type { ConflictRule } from '@tierline/domain/field-mapping/field-mapping';
import { createDraws, type Draws } from './draws.ts';
import type { Habits } from './memory-records.ts';

/** What one history takes place under. */
export interface Circumstances {
  seed: number;
  skew: Readonly<Record<CrmKind, number>>;
  /** The most seconds that HubSpot's index is behind. */
  lag: number;
  /** What of the CRMs' automation is switched on. */
  rewrites: readonly Rewrite[];
  creates: boolean;
  conflict: ConflictRule;
}

export const REWRITES = ['trims names', 'small e-mail', 'spaces in titles', 'plus before phones'] as const;
export type Rewrite = (typeof REWRITES)[number];

export function drawCircumstances(draws: Draws, seed: number): Circumstances {
  const skew = () => draws.pick([0, 0, 0, 2, -3, 40, -50]);
  return {
    seed,
    skew: { salesforce: skew(), hubspot: skew() },
    lag: draws.pick([0, 0, 3, 12, 30]),
    rewrites: draws.some(REWRITES),
    creates: draws.chance(0.8),
    conflict: draws.pick(['latest', 'latest', 'crm', 'tierline']),
  };
}

export function toHabits(crm: CrmKind, { seed, skew, lag, rewrites }: Circumstances): Habits {
  const draws = createDraws(seed + (crm === 'salesforce' ? 1 : 2));
  const isOn = (rewrite: Rewrite) => rewrites.includes(rewrite);
  return {
    skew: skew[crm],
    lag: () => (crm === 'salesforce' ? 0 : draws.int(lag + 1)),
    rewrite(key, values) {
      const change = (how: (value: string) => string) => values.map(how).filter((value) => value !== '');
      if (crm === 'salesforce' && key === 'name' && isOn('trims names')) return change((value) => value.trim());
      if (crm === 'salesforce' && key === 'phone' && isOn('plus before phones')) return change(withPlus);
      if (crm === 'hubspot' && key === 'email' && isOn('small e-mail')) return change((value) => value.toLowerCase());
      if (crm === 'hubspot' && key === 'title' && isOn('spaces in titles')) {
        return change((value) => value.trim().replace(/\s+/g, ' '));
      }
      return values;
    },
  };
}

const withPlus = (value: string): string => (value.startsWith('+') ? value : `+${value}`);
