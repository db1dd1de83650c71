import type { Random } from './random.ts';
import { toKey } from './record.ts';
import type { Region } from './territory.ts';

/** A sales rep of the demo vendor; nobody real. */
export interface DemoRep {
  key: string;
  firstName: string;
  lastName: string;
  alias: string;
  title: string;
  region: Region;
  timeZone: string;
}

const rep = (
  firstName: string,
  lastName: string,
  alias: string,
  title: string,
  region: Region,
  timeZone: string,
): DemoRep => ({ key: toKey('user', `${firstName} ${lastName}`), firstName, lastName, alias, title, region, timeZone });

export const reps: readonly DemoRep[] = [
  rep('Maya', 'Lindqvist', 'mlind', 'Senior Account Executive', 'Americas', 'America/New_York'),
  rep('Tomás', 'Arrieta', 'tarri', 'Account Executive', 'Americas', 'America/Chicago'),
  rep('Denise', 'Okafor', 'dokaf', 'Account Executive, Public Sector', 'Americas', 'America/Los_Angeles'),
  rep('Oliver', 'Pemberton-Hale', 'opemb', 'Account Executive', 'EMEA', 'Europe/London'),
  rep('Annika', 'Vogt', 'avogt', 'Senior Account Executive', 'EMEA', 'Europe/Berlin'),
  rep('Kenji', 'Morishita', 'kmori', 'Account Executive', 'APAC', 'Asia/Tokyo'),
  rep('Priya', 'Raman', 'prama', 'Account Executive', 'APAC', 'Asia/Singapore'),
];

export function pickRep(region: Region, random: Random): DemoRep {
  return random.pick(reps.filter((each) => each.region === region));
}
