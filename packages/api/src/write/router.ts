import { findOutbox, listUnsettled } from '@tierline/db/outbox';
import { z } from 'zod';
import { idInput, keyInput } from '../inputs.ts';
import { procedure, router } from '../trpc.ts';
import { dismissRecordWriteOf, retryRecordWrite } from './settle-record-write.ts';
import { dismissWrite, retryWrite } from './settle-write.ts';

/** Rows that the list of waiting and refused writes shows. */
export const MOST_WRITES = 100;

/** One write, to a deal, a lead, an organization or a contact. */
const one = z.object({ row: idInput, key: keyInput });

export const writeRouter = router({
  /** Writes to deals and leads that wait for the CRM or were refused by it, newest first. */
  list: procedure('administer').query(({ ctx }) => listUnsettled(ctx.scope, MOST_WRITES)),

  /** Tries a write again. Who is no administrator may do it for the record that he has open and may edit. */
  retry: procedure('assign')
    .input(one)
    .mutation(async ({ ctx, input }) => {
      const retry = (await findOutbox(ctx.scope, input.row)) ? retryWrite : retryRecordWrite;
      return retry(ctx, input);
    }),

  /** Puts a refused write aside, on the same terms. */
  dismiss: procedure('assign')
    .input(one)
    .mutation(async ({ ctx, input }) => {
      const dismiss = (await findOutbox(ctx.scope, input.row)) ? dismissWrite : dismissRecordWriteOf;
      return dismiss(ctx, input);
    }),
});
