import type { Scope } from '@tierline/db/scope';
import type { CrmContact, CrmKind, CrmOrganization, CrmRecords, SyncedObject } from '@tierline/domain/crm';
import type { Reading } from './reading.ts';
import { takeContacts } from './take-contacts.ts';
import { takeOrganizations } from './take-organizations.ts';
import type { Taken } from './taken.ts';
import type { Terms } from './terms.ts';

/** Takes over a page of records of either kind. Call it in a write transaction. */
export const takeRecords = (
  scope: Scope,
  crm: CrmKind,
  object: SyncedObject,
  terms: Terms,
  readings: readonly Reading<CrmRecords[SyncedObject]>[],
  now: string,
): Promise<Taken> =>
  object === 'organization'
    ? takeOrganizations(scope, crm, terms, readings as Reading<CrmOrganization>[], now)
    : takeContacts(scope, crm, terms, readings as Reading<CrmContact>[], now);
