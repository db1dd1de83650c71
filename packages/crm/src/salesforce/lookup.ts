import { CrmFailure } from '@tierline/domain/crm';
import { toRecordId } from './record-id.ts';

/** What a lookup to an account is sent as. */
export function toLookup(id: string | null): string | null {
  const recordId = id === null ? null : toRecordId(id);
  if (id !== null && recordId === null) throw new CrmFailure('rejected', `${id} is no id of a Salesforce account.`);
  return recordId;
}
