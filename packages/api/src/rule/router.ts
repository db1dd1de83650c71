import { randomUUID } from 'node:crypto';
import { searchOrganizations } from '@tierline/db/organization';
import { listOrganizationFields } from '@tierline/db/organization-field';
import { findRule, listRules, type RuleRow, saveRule, toRule } from '@tierline/db/rule';
import type { Scope } from '@tierline/db/scope';
import { toNameKey } from '@tierline/domain/organization';
import type { Rule } from '@tierline/domain/rule';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { applyProposal } from '../impact/apply-proposal.ts';
import { digestInput, type ProposalOf, ruleDraft } from '../impact/proposal.ts';
import { summarize } from '../impact/summarize.ts';
import { idInput, keyInput, wordsInput } from '../inputs.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { procedure, router } from '../trpc.ts';

/** Names that a search for an organization answers with. */
const NAMES = 50;
/** Stands in for the name of a rule that has none yet. */
const UNNAMED = '…';
const revision = z.int({ error: 'it is no whole number' }).min(0, 'it is less than 0');
const replacement = z.object({
  field: z.string({ error: 'it is missing' }),
  from: z.string({ error: 'it is missing' }),
  to: z.string({ error: 'choose one' }),
});

export const ruleRouter = router({
  /** The rules in force, by name, and how many pairs each associates. */
  list: procedure('administer').query(async ({ ctx }) => {
    const rows = await listRules(ctx.scope);
    const fields = await listOrganizationFields(ctx.scope);
    const { rules } = (await ctx.indexes.get(ctx.scope)).coverage();
    return {
      rules: rows.map((row) => ({ ...describeRule(row), reach: rules.find(({ id }) => id === row.id) ?? null })),
      fields,
    };
  }),

  get: procedure('administer')
    .input(z.object({ rule: idInput }))
    .query(async ({ ctx, input }) => describeRule(await getRule(ctx.scope, input.rule))),

  /** What saving this draft would do, or what is wrong with it. */
  tryOut: procedure('administer')
    .input(ruleDraft)
    .query(async ({ ctx, input }) => {
      // Its name is asked for when it is saved; before, it is tried under none.
      const name = input.name.trim() === '' ? UNNAMED : input.name;
      return summarize(ctx, { kind: 'rule', ...input, name });
    }),

  save: procedure('administer')
    .input(ruleDraft.extend({ revision, digest: digestInput, key: keyInput }))
    .mutation(async ({ ctx, input: { key, digest, revision: seen, ...draft } }) => {
      const proposal = { kind: 'rule' as const, ...draft };
      const intent = { call: 'rule.save', key, input: { ...draft, revision: seen } };
      const { done } = await applyProposal(ctx, intent, { proposal, digest }, async (scope) => {
        const before = draft.id === null ? null : await findRule(scope, draft.id);
        if ((before?.revision ?? 0) !== seen) throw new ProblemError('rule_changed', { detail: { name: draft.name } });
        const id = draft.id ?? randomUUID();
        await write(ctx, scope, { ...draft, id, name: draft.name.trim() }, before);
        const from = before && describeRule(before);
        return { subject: `rule:${id}`, detail: { from, to: { ...draft, id } }, done: { rule: id } };
      });
      return { rule: done.rule ?? '' };
    }),

  tryRemove: procedure('administer')
    .input(z.object({ rule: idInput }))
    .query(({ ctx, input }) => summarize(ctx, { kind: 'rule_removal', rule: input.rule })),

  remove: procedure('administer')
    .input(z.object({ rule: idInput, digest: digestInput, key: keyInput }))
    .mutation(async ({ ctx, input: { rule, digest, key } }) => {
      const proposal = { kind: 'rule_removal' as const, rule };
      await applyProposal(ctx, { call: 'rule.remove', key, input: { rule } }, { proposal, digest }, async (scope) => {
        const before = await getRule(scope, rule);
        await write(ctx, scope, toRule(before), before, ctx.now());
        return { subject: `rule:${rule}`, detail: { from: describeRule(before), to: null }, done: {} };
      });
      return { rule };
    }),

  tryReplaceValue: procedure('administer')
    .input(replacement)
    .query(({ ctx, input }) => summarize(ctx, { kind: 'value', ...input })),

  /** Carries a renamed value along in every rule that asks for it. */
  replaceValue: procedure('administer')
    .input(replacement.extend({ digest: digestInput, key: keyInput }))
    .mutation(async ({ ctx, input: { digest, key, ...input } }) => {
      const proposal: ProposalOf<'value'> = { kind: 'value', ...input };
      await applyProposal(
        ctx,
        { call: 'rule.replaceValue', key, input },
        { proposal, digest },
        async (scope, changes) => {
          for (const change of changes) {
            if (change.kind === 'rule') await write(ctx, scope, change.rule, await getRule(scope, change.rule.id));
          }
          return { subject: `field:${input.field}`, detail: input, done: {} };
        },
      );
      return input;
    }),

  /** Organizations of one side by name, for conditions on the name. */
  names: procedure('administer')
    .input(z.object({ side: z.enum(['partner', 'secondPartner'], 'choose one'), words: wordsInput }))
    .query(({ ctx, input }) =>
      searchOrganizations(ctx.scope, input.side === 'partner' ? 'partner' : 'partner_2', {
        nameKey: toNameKey(input.words),
        limit: NAMES,
      }),
    ),
});

async function getRule(scope: Scope, id: string): Promise<RuleRow> {
  const row = await findRule(scope, id);
  if (!row) throw new ProblemError('rule_unknown');
  return row;
}

export const describeRule = (row: RuleRow) => ({ ...toRule(row), revision: row.revision });

/** Saves a rule as its next revision; `removedAt` takes it out of force. */
export async function write(
  ctx: Context,
  scope: Scope,
  { id, name, partner, secondPartner, same }: Rule,
  before: RuleRow | null,
  removedAt: string | null = null,
): Promise<void> {
  await saveRule(scope, {
    ...{ id, name, nameKey: toNameKey(name), partner, secondPartner, same: [...same], removedAt },
    revision: (before?.revision ?? 0) + 1,
    savedAt: ctx.now(),
    savedBy: ctx.viewer.name,
  });
}
