import type { Block } from '@tierline/blocks/vocabulary';
import { listActive } from '@tierline/db/organization';
import { CONTRACTS_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { listOffered } from '@tierline/domain/field-mapping/own-values';
import { toNameKey } from '@tierline/domain/organization';
import { toNameThere } from '@tierline/sync/contract-names';
import type { ScreenContext } from '../screen/screen.ts';
import { findField, type Mapped } from './load-mapped.ts';

/** Second partners that are looked at; more names than that no list of values has. */
const MOST = 2_000;
const SHOWN = 10;
/** Of those whose names here are not offered, how many are looked up there. */
const LOOKED_AT = 200;

/** Second partners whose names the contract field does not offer, so that nobody can choose them there (row 53). */
export async function drawMissingNames({ scope, sentences }: ScreenContext, mapped: Mapped): Promise<Block[]> {
  const mapping = mapped.mappings.find(({ key }) => key === CONTRACTS_KEY);
  const field = mapping && findField(mapped.fields, mapping.field);
  if (mapped.object !== 'organization' || !field || mapping?.direction === 'excluded') return [];
  // A list that nobody keeps takes any name, and offers none.
  if (!field.restricted && listOffered(field).length === 0) return [];
  const offered = new Set(listOffered(field).flatMap(({ value, label }) => [toNameKey(value), toNameKey(label)]));
  const unknown = (await listActive(scope, 'partner_2', MOST)).filter(({ nameKey }) => !offered.has(nameKey));
  // The CRM's own people may spell them in another way.
  const names: string[] = [];
  for (const { id } of unknown.slice(0, LOOKED_AT)) {
    if (names.length === SHOWN) break;
    const name = await toNameThere(scope, mapped.crm, id);
    if (name !== null && !offered.has(toNameKey(name))) names.push(name);
  }
  if (names.length === 0) return [];
  const words = sentences.mapping;
  return [
    {
      ...{ kind: 'alert', id: 'missing-names', tone: 'warn', title: words.missingNames(sentences.crm[mapped.crm]) },
      text: words.missingNamesText(names, names.length === SHOWN ? unknown.length - SHOWN : 0),
    },
  ];
}
