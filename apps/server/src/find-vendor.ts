import { findConnectionByOrg } from '@tierline/db/connection';
import type { Queryable } from '@tierline/db/scope';
import { StartFailure } from './config.ts';

/** Operators know a vendor by its org or its portal. */
export const VENDOR_OPTIONS = { 'org-id': { type: 'string' }, 'portal-id': { type: 'string' } } as const;
export const VENDOR_USAGE = '(--org-id 00D… | --portal-id N)';

export async function getTenantId(
  db: Queryable,
  given: { 'org-id'?: string | undefined; 'portal-id'?: string | undefined },
): Promise<string> {
  const { 'org-id': orgId, 'portal-id': portalId } = given;
  if ((orgId === undefined) === (portalId === undefined)) {
    throw new StartFailure('Say which vendor: by --org-id or by --portal-id, one of them.');
  }
  const connection =
    orgId === undefined
      ? await findConnectionByOrg(db, 'hubspot', portalId ?? '')
      : await findConnectionByOrg(db, 'salesforce', orgId);
  if (!connection) throw new StartFailure(`${orgId ?? portalId} is not known here.`);
  return connection.tenantId;
}
