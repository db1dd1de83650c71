import { saveLinkCode } from '@tierline/db/link-code';
import { addSeconds } from '@tierline/domain/instant';
import { z } from 'zod';
import { keyInput } from '../inputs.ts';
import { once } from '../once.ts';
import { procedure, router } from '../trpc.ts';
import { makeCode } from './code.ts';
import { redeem } from './redeem.ts';

const GOOD_FOR_SECONDS = 15 * 60;

/** One vendor with both CRMs: a code from one side, entered in the other, proves that they belong together. */
export const linkRouter = router({
  /** Makes the vendor's code anew; an earlier one is no longer good. */
  make: procedure('administer')
    .input(z.object({ key: keyInput }))
    .mutation(async ({ ctx, input }) => {
      await once(ctx, { call: 'link.make', key: input.key, input: {} }, async (scope) => {
        const expiresAt = addSeconds(ctx.now(), GOOD_FOR_SECONDS);
        const row = { code: makeCode(), crm: ctx.crm.kind, madeBy: ctx.viewer.name, expiresAt };
        await saveLinkCode(scope, row, ctx.now());
        return { subject: 'link', detail: { expiresAt }, done: {} };
      });
      return { made: true };
    }),

  redeem: procedure('administer')
    .input(
      z.object({
        code: z.string({ error: 'it is missing' }).max(100, 'it is longer than 100 characters'),
        replace: z.boolean({ error: 'it is neither on nor off' }).default(false),
        key: keyInput,
      }),
    )
    .mutation(({ ctx, input }) => redeem(ctx, input)),
});
