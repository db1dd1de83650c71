import { CrmFailure, type CrmWrite, type WrittenObject } from '@tierline/domain/crm';
import { toOwnerText } from '@tierline/domain/deal-values';
import type { Lazy } from '../lazy.ts';
import type { Api } from './api.ts';
import type { OrgCurrency } from './org-currency.ts';
import { queryRows } from './query-pages.ts';
import { toRecordId } from './record-id.ts';
import { inQuery } from './soql.ts';
import { toText } from './values.ts';

/** What writes of opportunities and leads are checked against, besides the description; read as far as they need it. */
export interface AroundDeals {
  /** Ids of the active users of an address, in small letters; or why they could not be found out. */
  owners: ReadonlyMap<string, string[]> | CrmFailure;
  currency: OrgCurrency;
  /** Lead statuses that only a conversion sets. */
  converted: ReadonlySet<string>;
}

export const NOTHING_AROUND: AroundDeals = { owners: new Map(), currency: 'each-record', converted: new Set() };

/** Addresses in one query: its own address may be so long and no longer. */
const ADDRESSES = 100;

export async function readAroundDeals(
  api: Api,
  orgCurrency: Lazy<OrgCurrency>,
  object: WrittenObject,
  writes: readonly CrmWrite[],
): Promise<AroundDeals> {
  if (object !== 'deal' && object !== 'lead') return NOTHING_AROUND;
  const emails = new Set(writes.flatMap(({ write }) => (write.ownerEmail ? [toOwnerText(write.ownerEmail)] : [])));
  const hasAmount = writes.some(({ write }) => write.amount !== undefined);
  const hasStatus = object === 'lead' && writes.some(({ write }) => write.stage !== undefined);
  return {
    owners: emails.size === 0 ? NOTHING_AROUND.owners : await findOwners(api, [...emails]),
    currency: hasAmount ? await orgCurrency.get() : NOTHING_AROUND.currency,
    converted: hasStatus ? await listConverted(api) : NOTHING_AROUND.converted,
  };
}

/** People who work in the org, and neither partners' users nor guests ("User", Object Reference). */
async function findOwners(api: Api, emails: readonly string[]): Promise<AroundDeals['owners']> {
  const found = new Map<string, string[]>();
  try {
    for (let from = 0; from < emails.length; from += ADDRESSES) {
      const some = emails.slice(from, from + ADDRESSES);
      for (const row of await queryRows(api, inQuery('User', ['Id', 'Email', 'IsActive', 'UserType'], 'Email', some))) {
        const [id, email] = [toRecordId(String(row.Id)), toText(row.Email)];
        if (id === null || email === null || row.IsActive !== true || row.UserType !== 'Standard') continue;
        found.set(toOwnerText(email), [...(found.get(toOwnerText(email)) ?? []), id]);
      }
    }
    return found;
  } catch (error) {
    // What else is to be written of these records does not depend on it.
    if (error instanceof CrmFailure && ['rejected', 'not_authorized', 'not_found'].includes(error.code)) return error;
    throw error;
  }
}

/** "LeadStatus" (Object Reference). */
async function listConverted(api: Api): Promise<ReadonlySet<string>> {
  const rows = await queryRows(api, 'SELECT ApiName, IsConverted FROM LeadStatus');
  return new Set(rows.flatMap(({ ApiName, IsConverted }) => (IsConverted === true ? [String(ApiName)] : [])));
}
