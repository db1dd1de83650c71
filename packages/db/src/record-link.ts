import { randomUUID } from 'node:crypto';
import type { CrmKind } from '@tierline/domain/crm';
import { eq, inArray } from 'drizzle-orm';
import { type LinkedObject, recordLink } from './schema/record-link.ts';
import { ofTenant, type Scope } from './scope.ts';

export interface RecordLink {
  id: string;
  crmId: string;
  modifiedAt: string | null;
}

const columns = { id: recordLink.id, crmId: recordLink.crmId, modifiedAt: recordLink.modifiedAt };

export async function findLink(
  scope: Scope,
  crm: CrmKind,
  object: LinkedObject,
  crmId: string,
): Promise<RecordLink | null> {
  const [row] = await scope.db
    .select(columns)
    .from(recordLink)
    .where(
      ofTenant(scope, recordLink, eq(recordLink.crm, crm), eq(recordLink.object, object), eq(recordLink.crmId, crmId)),
    );
  return row ?? null;
}

/** The CRM's id of one of our records; null when that CRM does not have it. */
export async function findCrmId(scope: Scope, crm: CrmKind, object: LinkedObject, id: string): Promise<string | null> {
  const [row] = await scope.db
    .select({ crmId: recordLink.crmId })
    .from(recordLink)
    .where(ofTenant(scope, recordLink, eq(recordLink.crm, crm), eq(recordLink.object, object), eq(recordLink.id, id)));
  return row?.crmId ?? null;
}

/** The CRM's ids of many of our records, in one query; those that the CRM does not have are left out. */
export async function listCrmIds(
  scope: Scope,
  crm: CrmKind,
  object: LinkedObject,
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await scope.db
    .select({ id: recordLink.id, crmId: recordLink.crmId })
    .from(recordLink)
    .where(
      ofTenant(scope, recordLink, eq(recordLink.crm, crm), eq(recordLink.object, object), inArray(recordLink.id, ids)),
    );
  return new Map(rows.map((row) => [row.id, row.crmId]));
}

/** Gives a CRM record an id of ours. */
export async function createLink(scope: Scope, crm: CrmKind, object: LinkedObject, crmId: string): Promise<RecordLink> {
  const link = { id: randomUUID(), crmId, modifiedAt: null };
  await scope.db.insert(recordLink).values({ tenantId: scope.tenantId, crm, object, ...link });
  return link;
}

export async function stampLink(
  scope: Scope,
  crm: CrmKind,
  object: LinkedObject,
  id: string,
  modifiedAt: string,
): Promise<void> {
  await scope.db
    .update(recordLink)
    .set({ modifiedAt })
    .where(ofTenant(scope, recordLink, eq(recordLink.crm, crm), eq(recordLink.object, object), eq(recordLink.id, id)));
}
