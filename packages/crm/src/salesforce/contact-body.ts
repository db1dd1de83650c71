import { CrmFailure, type RecordWrite } from '@tierline/domain/crm';
import { toLookup } from './lookup.ts';
import type { SentValue } from './raw-body.ts';

const OF_ORGANIZATIONS = ['contractNames', 'preferredId', 'values', 'accountType', 'inSync'] as const;

/** What is sent of a contact besides its `fields`. */
export function toContactBody(write: RecordWrite): Record<string, SentValue> {
  const foreign = OF_ORGANIZATIONS.find((each) => write[each] !== undefined);
  if (foreign !== undefined) throw new CrmFailure('rejected', `A Salesforce contact has no ${foreign}.`);
  return write.organizationId === undefined ? {} : { AccountId: toLookup(write.organizationId) };
}
