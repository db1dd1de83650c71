import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { applyProposal } from '../impact/apply-proposal.ts';
import { digestInput, ruleDraft } from '../impact/proposal.ts';
import { summarize } from '../impact/summarize.ts';
import { keyInput } from '../inputs.ts';
import { write } from '../rule/router.ts';
import { procedure, router } from '../trpc.ts';
import { forgetMined, mineContracts } from './miner.ts';

const rules = z
  .array(ruleDraft.omit({ id: true }))
  .min(1, 'choose at least one')
  .max(100, 'it has more than 100 rules');

export const mineRouter = router({
  /** The smallest set of rules that explains today's contracts, and the contracts and pairs that it does not. */
  rules: procedure('administer').query(({ ctx }) => mineContracts(ctx)),

  tryOut: procedure('administer')
    .input(z.object({ rules }))
    .query(({ ctx, input }) => summarize(ctx, { kind: 'rules', ...input })),

  /** Adds rules to those that there are. Who decides stays as it is. */
  save: procedure('administer')
    .input(z.object({ rules, digest: digestInput, key: keyInput }))
    .mutation(async ({ ctx, input: { key, digest, ...input } }) => {
      const proposal = { kind: 'rules' as const, ...input };
      await applyProposal(ctx, { call: 'mine.save', key, input }, { proposal, digest }, async (scope) => {
        for (const rule of input.rules) await write(ctx, scope, { ...rule, id: randomUUID() }, null);
        return { subject: 'rules', detail: { added: input.rules.map(({ name }) => name) }, done: {} };
      });
      forgetMined(ctx);
      return { count: input.rules.length };
    }),
});
