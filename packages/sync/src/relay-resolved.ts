import { listContractsOfPartners } from '@tierline/db/contract';
import { listLinksOfMany } from '@tierline/db/record-link';
import { CONTRACTS_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { isSame } from '@tierline/domain/field-mapping/same-values';
import { listHeldThere } from './held-there.ts';
import { fromSeen } from './seen.ts';
import type { TakeContext } from './take-context.ts';
import { policyOf } from './terms.ts';

/**
 * A contract whose name led to nobody has found its second partner: the CRMs whose lists do not have him are told of him, as
 * they would have been if he had been there first.
 */
export async function relayResolved(
  { scope, terms, effects }: Pick<TakeContext, 'scope' | 'terms' | 'effects'>,
  partnerIds: readonly string[],
): Promise<void> {
  if (partnerIds.length === 0) return;
  const rows = await listContractsOfPartners(scope, partnerIds);
  const standing = Map.groupBy(
    rows.filter(({ endedAt }) => endedAt === null),
    ({ partnerId }) => partnerId,
  );
  const links = await listLinksOfMany(scope, 'organization', partnerIds);
  for (const crm of terms.mappings.keys()) {
    if (policyOf(terms, crm, 'organization', CONTRACTS_KEY)?.direction !== 'both') continue;
    const there = links.filter((link) => link.crm === crm && fromSeen(link.seen)?.inProgramme);
    const ids = there.map(({ id }) => id);
    for (const [recordId, held] of await listHeldThere(scope, crm, 'organization', CONTRACTS_KEY, ids)) {
      const contracts = standing.get(recordId) ?? [];
      const desired = [...new Set(contracts.flatMap(({ secondPartnerId }) => secondPartnerId ?? []))];
      if (isSame(held, desired)) continue;
      // What somebody has asked for since then is the newer decision.
      const decidedAt =
        contracts
          .map(({ startedAt }) => startedAt)
          .toSorted()
          .at(-1) ?? '';
      effects.wishes.push({
        ...{ crm, object: 'organization', recordId, key: CONTRACTS_KEY, desired, replaces: held, decidedAt },
      });
    }
  }
}
