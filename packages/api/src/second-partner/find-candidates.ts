import { listOrganizationsById, searchOrganizations, toOrganization } from '@tierline/db/organization';
import type { Scope } from '@tierline/db/scope';
import { type CandidateList, listCandidates } from '@tierline/domain/candidates';
import type { PartnerContracts } from '@tierline/domain/eligibility';
import { toNameKey } from '@tierline/domain/organization';

/** Options that a picker gets at once. */
const LIMIT = 50;

/**
 * The second partners for a partner whose names contain the words: those with a contract first, then whoever else
 * bears such a name, each with its reason. Reads at most the partner's contracts and one page of names.
 */
export async function findCandidates(scope: Scope, contracts: PartnerContracts, words: string): Promise<CandidateList> {
  const nameKey = toNameKey(words);
  const contracted = await listOrganizationsById(scope, [...contracts.contracts.keys()]);
  const named = await searchOrganizations(scope, 'partner_2', { nameKey, limit: LIMIT + contracted.length });
  const rows = new Map([...contracted, ...named.rows].map((row) => [row.id, toOrganization(row)]));
  const list = listCandidates([...rows.values()], contracts, { words, limit: LIMIT });
  return { candidates: list.candidates, left: list.left + named.total - named.rows.length };
}
