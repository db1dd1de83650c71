import type { CrmKind } from '../crm.ts';

export interface FilterParts {
  /** The CRM's own names. */
  inSync: string;
  status: string;
  accountType: string;
  /** The values of that field that stand for a partner. */
  values: readonly string[];
  /** Whether a blank one stands for a partner too. */
  blank: boolean;
}

/**
 * Which companies are kept in line as partners, as an admin can ask his CRM for them: a condition for a SOQL query, or the
 * filters of a HubSpot list. Both compare without regard to letter case.
 */
export const toFilterText = (crm: CrmKind, parts: FilterParts): string => WRITERS[crm](parts);

const WRITERS: Record<CrmKind, (parts: FilterParts) => string> = {
  salesforce({ inSync, status, accountType, values, blank }) {
    const types = values.map((value) => `'${value.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`).join(', ');
    const some = values.length > 0 ? `${accountType} IN (${types})` : '';
    const none = blank ? `${accountType} = NULL` : '';
    const either = [some, none].filter(Boolean).join(' OR ');
    return `${inSync} = TRUE AND ${status} != NULL AND ${some && none ? `(${either})` : either || 'Id = NULL'}`;
  },
  hubspot({ inSync, status, accountType, values, blank }) {
    const some = values.length > 0 ? `${accountType} is any of ${values.join('; ')}` : '';
    const none = blank ? `${accountType} is unknown` : '';
    const group = (last: string) => `${inSync} is equal to true, ${status} is known, ${last}`;
    return [some, none].filter(Boolean).map(group).join(' — or — ');
  },
};
