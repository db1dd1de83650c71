import { searchSyncLog } from '@tierline/db/sync-log';
import type { WrittenObject } from '@tierline/domain/crm';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { idInput, wordsInput } from '../inputs.ts';
import { PAGE } from '../organization/cursor.ts';
import { procedure, router } from '../trpc.ts';
import { getLinks, getSynced } from './get-links.ts';
import { readWords } from './read-words.ts';

export const objectInput = z.enum(['organization', 'contact', 'deal', 'lead'], 'it is no kind of record');
export const recordInput = z.object({ object: objectInput, record: idInput });

/** The number of the entry after which a page begins. */
const after = z
  .string()
  .regex(/^\d{1,15}$/, 'it is no place in the list')
  .nullish()
  .transform((text) => (text == null ? null : Number(text)));
const page = z.object({ words: wordsInput, after });

const toPage = async (ctx: Context, { words, after: before }: z.output<typeof page>) => ({
  words: await readWords(ctx, words),
  before,
  limit: PAGE,
});

/** What sync did, newest first. */
export const syncLogRouter = router({
  /** Under which ids a record is known, here and in each CRM, and how far each was read. */
  links: procedure('see_network')
    .input(recordInput)
    .query(({ ctx, input }) => getLinks(ctx, input.object, input.record)),

  ofRecord: procedure('see_network')
    .input(recordInput.extend(page.shape))
    .query(async ({ ctx, input }) => {
      const of: { object: WrittenObject; recordId: string } = { object: input.object, recordId: input.record };
      await getSynced(ctx, of.object, of.recordId);
      return { ...(await searchSyncLog(ctx.scope, of, await toPage(ctx, input))), of };
    }),

  list: procedure('administer')
    .input(page)
    .query(async ({ ctx, input }) => ({
      ...(await searchSyncLog(ctx.scope, null, await toPage(ctx, input))),
      of: null,
    })),
});
