import { listUnsettled } from '@tierline/db/outbox';
import { z } from 'zod';
import { idInput, keyInput } from '../inputs.ts';
import { procedure, router } from '../trpc.ts';
import { dismissWrite, retryWrite } from './settle-write.ts';

/** Rows that the list of waiting and refused writes shows. */
export const MOST_WRITES = 100;

export const writeRouter = router({
  /** Writes that wait for the CRM or were refused by it, newest first. */
  list: procedure('administer').query(({ ctx }) => listUnsettled(ctx.scope, MOST_WRITES)),

  retry: procedure('administer')
    .input(z.object({ row: idInput, key: keyInput }))
    .mutation(({ ctx, input }) => retryWrite(ctx, input)),

  /** Puts a refused write aside; a rep may do it for the record that he has open. */
  dismiss: procedure('assign')
    .input(z.object({ row: idInput, key: keyInput }))
    .mutation(({ ctx, input }) => dismissWrite(ctx, input)),
});
