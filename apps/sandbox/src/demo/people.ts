import type { Region } from './territory.ts';

/** Invented people who ask for an offer; which first name meets which last name is drawn. */
export interface Names {
  first: readonly string[];
  last: readonly string[];
}

export const namesByRegion: Readonly<Record<Region, Names>> = {
  Americas: {
    first: [
      'Avery',
      'Brianna',
      'Carlos',
      'Dana',
      'Elijah',
      'Gloria',
      'Harper',
      'Isaac',
      'Jolene',
      'Marcus',
      'Noemi',
      'Wade',
    ],
    last: [
      'Abernathy',
      'Castellanos',
      'DuBray',
      'Ferncliff',
      'Hargrove',
      'Kowalczyk',
      'Mendiola',
      "O'Shaugh",
      'Tillery',
      'Whitcombe',
    ],
  },
  EMEA: {
    first: [
      'Amélie',
      'Bram',
      'Carys',
      'Dieter',
      'Eoin',
      'Fatima',
      'Giulia',
      'Hamish',
      'Ilse',
      'Joaquín',
      'Niamh',
      'Sören',
    ],
    last: [
      'Achterveld',
      'Bellerose',
      'Craddock',
      'Dornhagen',
      'Fairbourne',
      'Montresor',
      "O'Dowdall",
      'Quiñonero',
      'Straßner',
      'van der Hulst',
    ],
  },
  APAC: {
    first: ['Aiko', 'Bao', 'Chandra', 'Daiki', 'Emi', 'Hiroto', 'Kiri', 'Lachlan', 'Mei Ling', 'Nisha', 'Rei', 'Tama'],
    last: [
      'Aonuma',
      'Balakrishna',
      'Goh',
      'Harewood',
      'Isozaki',
      'Kawabuchi',
      'Ngatai',
      'Shimokura',
      'Tanamachi',
      'Wijaya',
    ],
  },
};

export const titles = [
  'IT Manager',
  'Head of Infrastructure',
  'Network Engineer',
  'Director of Technology',
  'Procurement Officer',
  'Chief Information Officer',
] as const;
