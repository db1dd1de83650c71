import { listStandingContracts } from '@tierline/db/eligibility-content';
import { listOrganizationFields } from '@tierline/db/organization-field';
import { listPendingContracts } from '@tierline/db/record-write';
import type { Scope } from '@tierline/db/scope';
import { getSetting } from '@tierline/db/second-partner-setting';
import { checkRule } from '@tierline/domain/check-rule';
import type { IndexChange } from '@tierline/domain/eligibility-index/types';
import type { Indexes } from '@tierline/sync/indexes';
import type { Plan } from './plan.ts';
import { knowNamed } from './plan-rules.ts';
import type { ProposalOf } from './proposal.ts';
import { requireContracts, requireSecondPartners } from './require-contracts.ts';

/** Partners that one assignment may be about: each is a write to the CRM, and all are asked for at once. */
export const MOST_ASSIGNED = 10_000;

/** The contracts of every active partner that matches: some more, some fewer, or others. */
export async function planAssignment(
  scope: Scope,
  { partners, secondPartners, how }: ProposalOf<'assignment'>,
  indexes: Indexes,
): Promise<Plan> {
  await requireContracts(scope);
  await requireSecondPartners(scope, secondPartners);
  const draft = {
    id: null,
    name: 'assignment',
    partner: partners,
    secondPartner: { id: 'all', join: 'and' as const, items: [] },
    same: [],
  };
  const fields = await listOrganizationFields(scope);
  const checked = checkRule(draft, { fields, others: [], isOrganization: await knowNamed(scope, [draft]) });
  const faults = checked.filter(({ field, code }) => field === 'partner' && code !== 'nothing_said');
  if (faults.length > 0) return { ok: false, faults: faults.map((told) => ({ field: 'partners', told })) };
  const { cardinality } = await getSetting(scope);
  if (cardinality === 'one' && how !== 'remove' && secondPartners.length > 1) {
    return { ok: false, faults: [{ field: 'secondPartners', told: { code: 'one_only' } }] };
  }
  const chosen = (await indexes.get(scope)).listPartnersMatching(partners);
  if (chosen.length > MOST_ASSIGNED)
    return { ok: false, faults: [{ field: 'partners', told: { code: 'too_many_partners' } }] };
  const current = new Map<string, string[]>(chosen.map((id) => [id, []]));
  for (const { partnerId, secondPartnerId } of await listStandingContracts(scope, chosen)) {
    current.get(partnerId)?.push(secondPartnerId);
  }
  // What is on its way counts as held: another assignment adds to it, and is not undone by it.
  for (const [partnerId, desired] of await listPendingContracts(scope, chosen)) current.set(partnerId, desired);
  const replaces = how === 'replace' || (how === 'add' && cardinality === 'one');
  const changes: IndexChange[] = [];
  for (const [partnerId, held] of current) {
    const next =
      how === 'remove'
        ? held.filter((id) => !secondPartners.includes(id))
        : [...new Set(replaces ? secondPartners : [...held, ...secondPartners])];
    if (isOther(held, next)) changes.push({ kind: 'contracts', partnerId, secondPartnerIds: next });
  }
  return { ok: true, changes };
}

const isOther = (a: readonly string[], b: readonly string[]) =>
  a.length !== b.length || b.some((id) => !a.includes(id));
