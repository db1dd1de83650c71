export const currencies = ['USD', 'EUR', 'GBP', 'JPY'] as const;
export type Currency = (typeof currencies)[number];

export const regions = ['Americas', 'EMEA', 'APAC'] as const;
export type Region = (typeof regions)[number];

export interface Territory {
  region: Region;
  /** In which the vendor quotes there; it keeps only four currencies. */
  currency: Currency;
}

const territories: Readonly<Record<string, Territory>> = {
  'United States': { region: 'Americas', currency: 'USD' },
  Canada: { region: 'Americas', currency: 'USD' },
  'United Kingdom': { region: 'EMEA', currency: 'GBP' },
  Germany: { region: 'EMEA', currency: 'EUR' },
  France: { region: 'EMEA', currency: 'EUR' },
  Netherlands: { region: 'EMEA', currency: 'EUR' },
  Belgium: { region: 'EMEA', currency: 'EUR' },
  Austria: { region: 'EMEA', currency: 'EUR' },
  Spain: { region: 'EMEA', currency: 'EUR' },
  Portugal: { region: 'EMEA', currency: 'EUR' },
  Italy: { region: 'EMEA', currency: 'EUR' },
  Ireland: { region: 'EMEA', currency: 'EUR' },
  Finland: { region: 'EMEA', currency: 'EUR' },
  Japan: { region: 'APAC', currency: 'JPY' },
  Australia: { region: 'APAC', currency: 'USD' },
  'New Zealand': { region: 'APAC', currency: 'USD' },
  Singapore: { region: 'APAC', currency: 'USD' },
  India: { region: 'APAC', currency: 'USD' },
};

export function getTerritory(country: string): Territory {
  const territory = territories[country];
  if (!territory) throw new Error(`The demo vendor does not sell in ${country}.`);
  return territory;
}
