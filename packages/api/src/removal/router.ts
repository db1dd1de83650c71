import { z } from 'zod';
import { idInput, keyInput } from '../inputs.ts';
import { procedure, router } from '../trpc.ts';
import { changeRemoval } from './change-removal.ts';

const objectInput = z.enum(['organization', 'contact'], 'it is no kind of record that can be deleted here');
const one = z.object({ object: objectInput, record: idInput, key: keyInput });

/** Deleting here what stays in the CRMs: a status there says that it is deleted, and another one brings it back. */
export const removalRouter = router({
  remove: procedure('administer')
    .input(one)
    .mutation(({ ctx, input }) => changeRemoval(ctx, 'remove', input)),

  restore: procedure('administer')
    .input(one)
    .mutation(({ ctx, input }) => changeRemoval(ctx, 'restore', input)),
});
