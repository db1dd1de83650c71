import { findContact } from '@tierline/db/contact';
import { findOrganization } from '@tierline/db/organization';
import type { Scope } from '@tierline/db/scope';
import { getSyncScope } from '@tierline/db/sync-scope';
import { getProgramme } from '@tierline/db/tenant';
import { CONTACT_STATUS } from '@tierline/domain/contact';
import type { SyncedObject } from '@tierline/domain/crm';
import { STATUS_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { toDeletedStatus, toRestoredStatus } from '@tierline/domain/sync-scope';

export interface StatusPlan {
  name: string;
  /** What it is now. */
  status: string | null;
  /** What it becomes when it is deleted here; null when it is deleted already. */
  deleted: string | null;
  /** What it becomes when it is restored; null when it is not deleted here. */
  restored: string | null;
}

/** What deleting or restoring an organization or contact makes of its status; null when there is no such record. */
export async function planStatus(scope: Scope, object: SyncedObject, id: string): Promise<StatusPlan | null> {
  const found = await (object === 'organization' ? findStatus : findStatusOfContact)(scope, id);
  if (!found) return null;
  const { settings } = await getSyncScope(scope);
  const { name, status, fallback } = found;
  const restored = toRestoredStatus(status, settings);
  const deleted = restored === null ? toDeletedStatus(status, fallback, settings) : null;
  return { name, status, deleted, restored };
}

type Found = { name: string; status: string | null; fallback: string };

async function findStatus(scope: Scope, id: string): Promise<Found | null> {
  const row = await findOrganization(scope, id);
  if (!row) return null;
  const { accountTypes } = await getProgramme(scope);
  return { name: row.name, status: row.status, fallback: `Active ${accountTypes[row.accountType].crmValue}` };
}

async function findStatusOfContact(scope: Scope, id: string): Promise<Found | null> {
  const row = await findContact(scope, id);
  return row && { name: row.name, status: row.values[STATUS_KEY]?.[0] ?? null, fallback: CONTACT_STATUS };
}
