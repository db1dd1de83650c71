import type { LinkElsewhere } from '@tierline/db/record-link';
import type { SyncedObject } from '@tierline/domain/crm';
import { toTheirs } from '@tierline/domain/field-mapping/convert';
import { ACCOUNT_TYPE_KEY, CONTRACTS_KEY, PREFERRED_KEY } from '@tierline/domain/field-mapping/field-mapping';
import type { TakenValue } from './apply-outcomes.ts';
import { fromSeen } from './seen.ts';
import { mappingsOf, policyOf, type Terms } from './terms.ts';
import { ORGANIZATION_KEY } from './values-here.ts';
import type { Wish } from './wish.ts';

/** They name other records, and no mapping is needed for them. */
const REFERENCES: readonly string[] = [CONTRACTS_KEY, PREFERRED_KEY, ACCOUNT_TYPE_KEY, ORGANIZATION_KEY];

export interface Relay {
  wishes: Wish[];
  /** Values for which the other CRM has no word. */
  unmapped: { link: LinkElsewhere; key: string; values: string[] }[];
}

/** Lets the vendor's other CRMs that have the record hold what counts from now on. */
export function relayValues(
  terms: Terms,
  object: SyncedObject,
  recordId: string,
  taken: readonly TakenValue[],
  others: readonly LinkElsewhere[],
): Relay {
  const relay: Relay = { wishes: [], unmapped: [] };
  for (const link of others) {
    const { crm } = link;
    const seen = fromSeen(link.seen);
    if (!terms.mappings.has(crm)) continue;
    const mappings = mappingsOf(terms, crm, object);
    for (const { key, values, decidedAt, decision } of taken) {
      const mapping = mappings.get(key);
      const policy = policyOf(terms, crm, object, key);
      // A CRM that keeps a company out does not say that it is nothing elsewhere.
      if (key === ACCOUNT_TYPE_KEY && values.length === 0) continue;
      if (policy?.direction !== 'both' || (!mapping && !REFERENCES.includes(key))) continue;
      // A company that one CRM keeps out of the programme is left alone there, whatever it becomes in the other one; but one
      // that somebody has taken in anew is in it everywhere, and there it may not have been read as an organization yet.
      const isTakenIn = key === ACCOUNT_TYPE_KEY && decision?.replaces.length === 0;
      if (!seen?.inProgramme && !isTakenIn) continue;
      const held = seen?.inProgramme ? (seen.fields[key] ?? []) : [];
      if (policy.conflict === 'fill_blanks' && held.length > 0) continue;
      const there = mapping && !REFERENCES.includes(key) ? toTheirs(mapping, values) : null;
      if (there && !there.ok) {
        relay.unmapped.push({ link, key, values: there.unmapped });
        continue;
      }
      const batch = decision && { batchId: decision.batchId, requestedBy: decision.requestedBy };
      relay.wishes.push({
        crm,
        object,
        recordId,
        key,
        desired: values,
        replaces: held,
        decidedAt,
        ...batch,
      });
    }
  }
  return relay;
}
