import { searchOrganizations } from '@tierline/db/organization';
import type { Scope } from '@tierline/db/scope';
import { createSimilarity } from '@tierline/domain/similar-names';

/** Second partners that are looked at; a list of names has never so many values. */
const MOST = 2_000;
/** Of those that are called like it, how many are told. */
const SHOWN = 3;

/** The second partners in the programme that are called most like each of these names, the nearest first. They only suggest. */
export async function findSimilar(scope: Scope, names: readonly string[]): Promise<Map<string, string[]>> {
  if (names.length === 0) return new Map();
  const { rows } = await searchOrganizations(scope, 'partner_2', { nameKey: '', limit: MOST });
  const similar = createSimilarity(rows);
  return new Map(names.map((name) => [name, similar(name, SHOWN).map((row) => row.name)]));
}
