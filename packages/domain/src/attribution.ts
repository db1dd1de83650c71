import type { CrmKind } from './crm.ts';

/** Who stood in the chain of a deal: a ledger of changes, from which any moment can be read. */
export type AttributionRole = 'partner' | 'second_partner';

/** `tierline`: chosen here and accepted by the CRM; `native`: changed in the CRM; `first_read`: found when first read. */
export type AttributionSource = 'tierline' | 'native' | 'first_read';

export interface AttributionEntry {
  seq: number;
  role: AttributionRole;
  /** Null: from then on nobody stands in that role. */
  organizationId: string | null;
  organizationName: string | null;
  at: string;
  source: AttributionSource;
  byName: string | null;
  /** The CRM in which it was chosen or seen; null in entries from before several could be. */
  crm?: CrmKind | null;
}

export type ChainAt = Partial<Record<AttributionRole, { organizationId: string; organizationName: string }>>;

/**
 * The chain as it stood at a moment, an entry counting from its own instant on. Entries come in the order of `seq`,
 * which decides where instants are equal; an entry whose instant lies before an earlier one's still follows it.
 */
export function chainAsOf(entries: readonly AttributionEntry[], at: string): ChainAt {
  const chain: ChainAt = {};
  for (const entry of entries) {
    if (entry.at > at) continue;
    if (entry.organizationId === null) delete chain[entry.role];
    else chain[entry.role] = { organizationId: entry.organizationId, organizationName: entry.organizationName ?? '' };
  }
  return chain;
}
