import type { Database } from '@tierline/db/open-database';
import { listSealedSecrets, replaceSealedSecret, type SealedSecret } from '@tierline/db/sealed-secret';
import { placeOf } from './hubspot-tokens.ts';
import type { Seal } from './seal.ts';

export interface Resealing {
  sealed: number;
  /** Those that none of the keys opens. */
  lost: SealedSecret[];
}

/**
 * Seals every secret with the first of the keys. Servers may run meanwhile, with the same keys: what one of them saves
 * in between is sealed with the first key already, and stays.
 */
export async function resealSecrets(db: Database, seal: Seal): Promise<Resealing> {
  const result: Resealing = { sealed: 0, lost: [] };
  for (const row of await listSealedSecrets(db)) {
    const place = placeOf(row.orgId, row.name);
    const secret = tryToOpen(seal, row.sealed, place);
    if (secret === null) result.lost.push(row);
    else if (await replaceSealedSecret(db, row, seal.close(secret, place))) result.sealed += 1;
  }
  return result;
}

function tryToOpen(seal: Seal, sealed: string, place: string): string | null {
  try {
    return seal.open(sealed, place);
  } catch {
    return null;
  }
}
