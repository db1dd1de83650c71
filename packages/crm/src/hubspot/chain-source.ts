import type { ChainSource } from './chain.ts';
import type { Reading } from './record-reader.ts';

export const chainSource = (
  { fields, labels }: Pick<Reading, 'fields' | 'labels'>,
  object: 'deal' | 'lead',
): ChainSource => ({
  pair: object === 'deal' ? 'deals-companies' : 'leads-companies',
  fields: fields[object],
  labels: labels?.[object] ?? null,
});
