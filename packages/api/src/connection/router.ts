import { disconnect, findConnection, listTenantConnections } from '@tierline/db/connection';
import { deleteSecrets } from '@tierline/db/secret';
import { z } from 'zod';
import { keyInput } from '../inputs.ts';
import { checkSetUp } from '../onboarding/check-set-up.ts';
import { connectInput } from '../onboarding/connect-input.ts';
import { reconnectOrg } from '../onboarding/reconnect-org.ts';
import { once } from '../once.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { procedure, router } from '../trpc.ts';

export const connectionRouter = router({
  /** Changes how Tierline signs in to the org that the caller belongs to; see `onboarding` for one that is not known yet. */
  connect: procedure('administer')
    .input(connectInput)
    .mutation(async ({ ctx, input }) => {
      await reconnectOrg(ctx, input);
      return {};
    }),

  /** How the Salesforce org is set up: keys, login, and what the integration user may do. Asks the org. */
  check: procedure('administer').query(({ ctx }) => checkSetUp(ctx)),

  /** The vendor's CRMs and how reading them goes. Keys and configuration stay here. */
  list: procedure('administer').query(async ({ ctx }) => {
    const connections = await listTenantConnections(ctx.scope);
    return connections.map(({ crm, orgId, lastReadAt, disconnectedAt, failureCode, failureText, failedAt }) => ({
      crm,
      orgId,
      lastReadAt,
      disconnectedAt,
      failure: failureCode && { code: failureCode, text: failureText ?? '', at: failedAt },
    }));
  }),

  /** Stops reading a CRM and writing to it; what it told stays, and its tokens go. */
  disconnect: procedure('administer')
    .input(z.object({ crm: z.enum(['salesforce', 'hubspot'], 'it is no CRM'), key: keyInput }))
    .mutation(async ({ ctx, input }) => {
      const { crm, key } = input;
      await once(ctx, { call: 'connection.disconnect', key, input: { crm } }, async (scope) => {
        const row = await findConnection(scope, crm);
        if (!row || row.disconnectedAt !== null) throw new ProblemError('crm_not_connected');
        await disconnect(scope, crm, ctx.now());
        await deleteSecrets(scope, crm);
        return { subject: `connection:${crm}`, detail: { orgId: row.orgId }, done: {} };
      });
      return { crm };
    }),
});
