import { getSetting, saveSetting } from '@tierline/db/second-partner-setting';
import { getProgramme, saveAccountTypes } from '@tierline/db/tenant';
import { type AccountTypes, findNameClash, type TypeNames } from '@tierline/domain/account-type';
import { z } from 'zod';
import { applyProposal } from '../impact/apply-proposal.ts';
import { digestInput } from '../impact/proposal.ts';
import { summarize } from '../impact/summarize.ts';
import { keyInput } from '../inputs.ts';
import { once } from '../once.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { sentencesFor } from '../sentences/catalogue.ts';
import { procedure, router } from '../trpc.ts';

const typeName = z
  .string({ error: 'type a name' })
  .trim()
  .min(1, 'type a name')
  .max(60, 'it is longer than 60 characters');
const names = z.object({ vendor: typeName, partner: typeName, secondPartner: typeName });
const setting = z.object({
  label: z
    .string()
    .max(60, 'it is longer than 60 characters')
    .nullable()
    .transform((text) => text?.trim() || null),
  mandatory: z.boolean({ error: 'it is neither on nor off' }),
  source: z.enum(['contracts', 'rules'], 'choose one'),
  cardinality: z.enum(['one', 'many'], 'choose one'),
});
const draft = names.extend(setting.shape);
const revision = z.int({ error: 'it is no whole number' }).min(0, 'it is less than 0');

/** Names for the account types, and how second partners are chosen. */
export const programmeRouter = router({
  get: procedure('administer').query(async ({ ctx }) => {
    const { accountTypes } = await getProgramme(ctx.scope);
    return { accountTypes, setting: await getSetting(ctx.scope) };
  }),

  /** What saving would change in who may stand behind whom. */
  tryOut: procedure('administer')
    .input(draft)
    .query(async ({ ctx, input }) => {
      const field = findNameClash(input);
      if (field) {
        const text = sentencesFor('en', ctx.crm.kind).problems.name_taken({});
        return { ok: false as const, faults: [{ field, text }] };
      }
      return summarize(ctx, { kind: 'source', source: input.source });
    }),

  save: procedure('administer')
    .input(draft.extend({ revision, digest: digestInput, key: keyInput }))
    .mutation(async ({ ctx, input: { key, digest, revision: seen, ...input } }) => {
      requireDistinct(input);
      const { vendor, partner, secondPartner, ...next } = input;
      const proposal = { kind: 'source' as const, source: input.source };
      const intent = { call: 'programme.save', key, input: { ...input, revision: seen } };
      await applyProposal(ctx, intent, { proposal, digest }, async (scope) => {
        const before = await getSetting(scope);
        if (before.revision !== seen) throw new ProblemError('setting_changed');
        const { accountTypes } = await getProgramme(scope);
        await saveAccountTypes(scope, withNames(accountTypes, { vendor, partner, secondPartner }));
        await saveSetting(scope, { ...next, revision: seen + 1 });
        return { subject: 'programme', detail: { from: before, to: input }, done: {} };
      });
      return input;
    }),

  /** Other names for the account types, and nothing else. */
  rename: procedure('administer')
    .input(names.extend({ key: keyInput }))
    .mutation(async ({ ctx, input: { key, ...input } }) => {
      requireDistinct(input);
      await once(ctx, { call: 'programme.rename', key, input }, async (scope) => {
        const { accountTypes } = await getProgramme(scope);
        await saveAccountTypes(scope, withNames(accountTypes, input));
        return { subject: 'programme', detail: { to: input }, done: {} };
      });
      return input;
    }),
});

const withNames = (types: AccountTypes, { vendor, partner, secondPartner }: TypeNames): AccountTypes => ({
  vendor: { ...types.vendor, displayName: vendor },
  partner: { ...types.partner, displayName: partner },
  partner_2: { ...types.partner_2, displayName: secondPartner },
});

function requireDistinct(names: TypeNames): void {
  const field = findNameClash(names);
  if (field) throw new ProblemError('name_taken', { field });
}
