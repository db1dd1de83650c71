import type { Block } from '@tierline/blocks/vocabulary';
import { listActive } from '@tierline/db/organization';
import { CONTRACTS_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { listOffered } from '@tierline/domain/field-mapping/own-values';
import { toNameKey } from '@tierline/domain/organization';
import type { ScreenContext } from '../screen/screen.ts';
import { findField, type Mapped } from './load-mapped.ts';

/** Second partners that are looked at; more names than that no list of values has. */
const MOST = 2_000;
const SHOWN = 10;

/** Second partners whose names the contract field does not offer, so that nobody can choose them there (row 53). */
export async function drawMissingNames({ scope, sentences }: ScreenContext, mapped: Mapped): Promise<Block[]> {
  const mapping = mapped.mappings.find(({ key }) => key === CONTRACTS_KEY);
  const field = mapping && findField(mapped.fields, mapping.field);
  if (mapped.object !== 'organization' || !field || mapping?.direction === 'excluded') return [];
  // A list that nobody keeps takes any name, and offers none.
  if (!field.restricted && listOffered(field).length === 0) return [];
  const offered = new Set(listOffered(field).flatMap(({ value, label }) => [toNameKey(value), toNameKey(label)]));
  const missing = (await listActive(scope, 'partner_2', MOST)).filter(({ nameKey }) => !offered.has(nameKey));
  if (missing.length === 0) return [];
  const words = sentences.mapping;
  const names = missing.slice(0, SHOWN).map(({ name }) => name);
  return [
    {
      ...{ kind: 'alert', id: 'missing-names', tone: 'warn', title: words.missingNames(sentences.crm[mapped.crm]) },
      text: words.missingNamesText(names, missing.length - names.length),
    },
  ];
}
