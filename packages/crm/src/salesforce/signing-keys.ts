import type { Api } from './api.ts';
import { queryRows } from './query-pages.ts';
import { toText } from './values.ts';

/** An org has one key, and two while it replaces its certificate. */
const MOST_KEYS = 20;

/**
 * The texts of the org's signing keys that are not retired, newest first, as its administrators pasted them: nobody has
 * looked yet whether there is a key in them.
 */
export async function readSigningKeys(api: Api): Promise<string[]> {
  const rows = await queryRows(
    api,
    `SELECT Public_Key__c FROM Tierline_Signing_Key__c WHERE Retired__c = false ORDER BY CreatedDate DESC, Id DESC LIMIT ${MOST_KEYS}`,
  );
  return rows.flatMap((row) => toText(row.Public_Key__c) ?? []);
}
