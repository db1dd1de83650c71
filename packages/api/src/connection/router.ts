import { listTenantConnections } from '@tierline/db/connection';
import { procedure, router } from '../trpc.ts';

export const connectionRouter = router({
  /** The vendor's CRMs and how reading them goes. Keys and configuration stay here. */
  list: procedure('administer').query(async ({ ctx }) => {
    const connections = await listTenantConnections(ctx.scope);
    return connections.map(({ crm, orgId, lastReadAt, failureCode, failureText, failedAt }) => ({
      crm,
      orgId,
      lastReadAt,
      failure: failureCode && { code: failureCode, text: failureText ?? '', at: failedAt },
    }));
  }),
});
