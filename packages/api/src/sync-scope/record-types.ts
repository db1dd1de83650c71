import { findConnection } from '@tierline/db/connection';
import { CrmFailure, type RecordType, type SyncedObject } from '@tierline/domain/crm';
import type { Context } from '../context.ts';

/** The record types that new records may have; null where the CRM does not say, undefined where there is no Salesforce. */
export async function listTypes(
  ctx: Pick<Context, 'scope' | 'crms'>,
): Promise<Readonly<Record<SyncedObject, RecordType[]>> | null | undefined> {
  const connection = await findConnection(ctx.scope, 'salesforce');
  if (!connection || connection.disconnectedAt !== null) return undefined;
  try {
    const crm = await ctx.crms.get(ctx.scope.tenantId, 'salesforce');
    const organization = await crm.listRecordTypes('organization');
    return { organization, contact: await crm.listRecordTypes('contact') };
  } catch (error) {
    if (!(error instanceof CrmFailure)) throw error;
    return null;
  }
}
