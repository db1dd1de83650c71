import { listOrganizationsById, searchOrganizations, toOrganization } from '@tierline/db/organization';
import { listOrganizationFields } from '@tierline/db/organization-field';
import { type Candidate, listCandidates } from '@tierline/domain/candidates';
import type { PartnerAssociations } from '@tierline/domain/eligibility';
import { type NearMiss, nearestMiss } from '@tierline/domain/explain/nearest-miss';
import { toNameKey } from '@tierline/domain/organization';
import type { OrganizationField } from '@tierline/domain/organization-field';
import type { Context } from '../context.ts';

/** Options that a picker gets at once. */
const LIMIT = 50;

/** A candidate, and for one that no rule lets in the rule that comes nearest to it. */
export interface ExplainedCandidate extends Candidate {
  nearest: NearMiss | null;
}

export interface ExplainedCandidates {
  candidates: ExplainedCandidate[];
  /** How many matched the words but were left out. */
  left: number;
  /** For the words of what comes nearest; empty where nothing has to be explained so. */
  fields: OrganizationField[];
}

/**
 * The second partners for a partner whose names contain the words: those that may stand behind it first, then whoever else
 * bears such a name, each with its reason. In a big programme those others are told of only to who types a name: to say why
 * not of each takes longer than all the rest of a card.
 */
export async function findCandidates(
  { indexes, scope }: Pick<Context, 'indexes' | 'scope'>,
  associations: PartnerAssociations,
  words: string,
): Promise<ExplainedCandidates> {
  const { partner, preferredId } = associations;
  if (!partner) return { candidates: [], left: 0, fields: [] };
  const index = await indexes.get(scope);
  const page = { words, after: null, limit: LIMIT };
  const eligible = index.listWithRules(partner.id, page);
  const others = index.listOthers(partner.id, page);
  const total = eligible.total + others.total;
  const ids = new Set(eligible.rows.map(({ id }) => id));
  if (preferredId !== null) ids.add(preferredId);
  if (associations.source === 'contracts') for (const id of associations.contracts.keys()) ids.add(id);
  const tellsAll = words.trim() !== '' || total <= LIMIT;
  const related = await listOrganizationsById(scope, [...ids]);
  const search = { nameKey: toNameKey(words), limit: LIMIT + related.length };
  const named = tellsAll ? await searchOrganizations(scope, 'partner_2', search) : { rows: [], total };
  const rows = new Map([...related, ...named.rows].map((row) => [row.id, toOrganization(row)]));
  const preferredBy = preferredId === null ? [] : index.rulesBetween(partner.id, preferredId);
  const matching = new Set([...eligible.rows.flatMap(({ ruleIds }) => ruleIds), ...preferredBy]);
  const within = withRules(associations, matching);
  const { candidates } = listCandidates([...rows.values()], within, { words, limit: LIMIT });
  return {
    ...(await withNearest(scope, associations, candidates)),
    left: Math.max(0, named.total - candidates.length),
  };
}

/** Only the rules that let somebody in among those that are listed: the index knows them, and no other can be a reason. */
const withRules = (associations: PartnerAssociations, matching: ReadonlySet<string>): PartnerAssociations =>
  associations.source === 'contracts'
    ? associations
    : { ...associations, rules: associations.rules.filter(({ id }) => matching.has(id)) };

async function withNearest(
  scope: Context['scope'],
  associations: PartnerAssociations,
  candidates: readonly Candidate[],
): Promise<Pick<ExplainedCandidates, 'candidates' | 'fields'>> {
  const { partner } = associations;
  const missing = candidates.some(({ reason }) => reason.code === 'no_rule');
  if (!partner || associations.source !== 'rules' || !missing) {
    return { candidates: candidates.map((candidate) => ({ ...candidate, nearest: null })), fields: [] };
  }
  const fields = await listOrganizationFields(scope);
  const { rules } = associations;
  const explained = candidates.map((candidate) => ({
    ...candidate,
    nearest: candidate.reason.code === 'no_rule' ? nearestMiss(rules, partner, candidate.organization, fields) : null,
  }));
  return { candidates: explained, fields };
}
