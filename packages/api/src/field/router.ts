import { listTenantConnections } from '@tierline/db/connection';
import { listOrganizationFields } from '@tierline/db/organization-field';
import { CrmFailure } from '@tierline/domain/crm';
import { readFields } from '@tierline/sync/read-fields';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { applyProposal } from '../impact/apply-proposal.ts';
import { digestInput, type ProposalOf } from '../impact/proposal.ts';
import { summarize } from '../impact/summarize.ts';
import { idInput, keyInput } from '../inputs.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { requireEditable, requireOpen } from '../record-access.ts';
import { procedure, router } from '../trpc.ts';
import { deliverWritesNow, enqueueWrite, mayHold } from '../write/enqueue.ts';

const chosen = z.union([z.string(), z.array(z.string()).max(500, 'it has more than 500 values'), z.null()], {
  error: 'choose some',
});
/** The organization, and beside it a value or several for each field, by the fields' keys; blank ones are left as they are. */
const filling = z.object({ organization: idInput }).catchall(chosen);
const applied = z.object({ organization: idInput, digest: digestInput, key: keyInput }).catchall(chosen);

export const toFilled = ({ organization, ...fields }: z.input<typeof filling>) => ({
  organization,
  values: toValues(fields),
});

function toValues(fields: Readonly<Record<string, z.output<typeof chosen>>>): Record<string, string[]> {
  const lists = Object.entries(fields).map(([key, value]) => [key, value === null ? [] : [value].flat()] as const);
  return Object.fromEntries(lists.filter(([, list]) => list.length > 0));
}

/** Fields with a list of values, which the viewer may edit on the record on the page. */
async function requireFillable(ctx: Context, keys: readonly string[]): Promise<void> {
  if (!ctx.viewer.record?.edit) throw new ProblemError('record_not_editable');
  const fields = await listOrganizationFields(ctx.scope);
  for (const key of keys) {
    const listed = fields.some((field) => field.key === key && field.values.length > 0);
    if (!listed) throw new ProblemError('field_unknown', { detail: { name: key } });
    // Of another CRM's field this one says nothing; that CRM itself checks what Tierline writes.
    if (mayHold(ctx.crm.kind, key)) requireEditable(ctx, ctx.crm.organizationField({ key }));
  }
}

/** The fields of company records that rules look at. */
export const fieldRouter = router({
  list: procedure('see_network').query(({ ctx }) => listOrganizationFields(ctx.scope)),

  /** Asks every CRM of the vendor for its fields now, instead of within the hour. */
  read: procedure('administer')
    .input(z.object({ key: keyInput }))
    .mutation(async ({ ctx }) => {
      for (const { crm, disconnectedAt } of await listTenantConnections(ctx.scope)) {
        if (disconnectedAt !== null) continue;
        try {
          await readFields(ctx, ctx.scope.tenantId, crm);
        } catch (error) {
          if (!(error instanceof CrmFailure)) throw error;
          throw new ProblemError(`crm_${error.code}`, { detail: { text: error.message } });
        }
      }
      return {};
    }),

  /** What it would change if the organization had these values. */
  tryFill: procedure('see_network')
    .input(filling)
    .query(({ ctx, input }) => summarize(ctx, { kind: 'values', ...toFilled(input) })),

  /** Fills fields of the organization on the page; each is written to the CRM, which has the last word. */
  fill: procedure('assign')
    .input(applied)
    .mutation(async ({ ctx, input: { key, digest, organization, ...fields } }) => {
      const input = { organization, values: toValues(fields) };
      await requireOpen(ctx, ['organization'], input.organization);
      await requireFillable(ctx, Object.keys(input.values));
      const proposal: ProposalOf<'values'> = { kind: 'values', ...input };
      const intent = { call: 'field.fill', key, input };
      const { done, repeated } = await applyProposal(ctx, intent, { proposal, digest }, async (scope) => {
        const writes: string[] = [];
        for (const [target, desired] of Object.entries(input.values)) {
          const wish = { object: 'organization', recordId: input.organization, target, desired } as const;
          const write = await enqueueWrite(ctx, scope, wish, key);
          if (write !== null) writes.push(write);
        }
        return {
          subject: `organization:${input.organization}`,
          detail: { values: input.values },
          done: { writes: writes.join(' ') },
        };
      });
      const writes = (done.writes ?? '').split(' ').filter(Boolean);
      if (!repeated) await deliverWritesNow(ctx, writes);
      return { writes };
    }),
});
