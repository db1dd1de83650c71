import type { Random } from './random.ts';
import { getTerritory, type Region } from './territory.ts';

/** An invented company that is not a customer yet. */
export interface DemoProspect {
  name: string;
  region: Region;
  country: string;
  industry: string;
}

const stems: Readonly<Record<string, readonly string[]>> = {
  'United States': [
    'Alderpoint',
    'Brackwater',
    'Cinderhill',
    'Dovemarsh',
    'Esterbrook Gap',
    'Fallowmont',
    'Gristmere',
    'Hazelthorn',
  ],
  'United Kingdom': ['Aldersyke', 'Brinmoor', 'Cotterfold', 'Drumbrae Hill', 'Elverthorpe'],
  Germany: ['Auenfelder', 'Birkensteg', 'Dreilindner', 'Eschentaler'],
  France: ['Belcastrel', 'Chantemire', 'Dormelles-Haut'],
  Japan: ['Akinohara', 'Fuyuzora', 'Harusaki', 'Natsumori'],
  Australia: ['Billawarra', 'Currajong Flat'],
};

const trades: readonly (readonly [string, string])[] = [
  ['Dental Partners', 'Healthcare'],
  ['Cold Storage', 'Shipping'],
  ['Credit Services', 'Finance'],
  ['Garden Centers', 'Retail'],
  ['Solar', 'Energy'],
  ['Precision Parts', 'Manufacturing'],
  ['Academy', 'Education'],
];

export function sampleProspects(count: number, random: Random): DemoProspect[] {
  const all = Object.entries(stems).flatMap(([country, names]) =>
    names.flatMap((stem) =>
      trades.map(([trade, industry]) => ({
        name: `${stem} ${trade}`,
        region: getTerritory(country).region,
        country,
        industry,
      })),
    ),
  );
  return random.sample(all, count);
}
