import { randomUUID } from 'node:crypto';
import { findContractTerm, saveContractTerm } from '@tierline/db/contract-term';
import { findOrganization, searchOrganizations } from '@tierline/db/organization';
import { countBatch } from '@tierline/db/record-write';
import { toNameKey } from '@tierline/domain/organization';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { applyProposal } from '../impact/apply-proposal.ts';
import { digestInput, type ProposalOf } from '../impact/proposal.ts';
import { summarize } from '../impact/summarize.ts';
import { idInput, keyInput, wordsInput } from '../inputs.ts';
import { once } from '../once.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { requireEditable, requireOpen } from '../record-access.ts';
import { treeInput } from '../rule/tree-input.ts';
import { procedure, router } from '../trpc.ts';
import { deliverWriteNow, enqueueWrite, enqueueWrites } from '../write/enqueue.ts';
import { listContracted, listHeldContracts } from './list-held.ts';
import { requireTerms } from './require-terms.ts';

/** Options that a search for second partners answers with. */
const OPTIONS = 50;
const secondPartners = z.array(idInput, { error: 'choose some' }).max(500, 'it has more than 500 of them');
/** `held` is what the one who states it saw there: contracts that somebody else has stated meanwhile are not overwritten. */
const stated = z.object({ organization: idInput, secondPartners, held: secondPartners });
const day = z.iso.date({ error: 'it is no day' }).nullable().default(null);
const several = z.array(z.string()).max(500, 'it has more than 500 values').default([]);
const terms = z.object({
  partner: idInput,
  secondPartner: idInput,
  startsOn: day,
  endsOn: day,
  territories: several,
  productLines: several,
});
const assignment = z.object({
  partners: treeInput,
  secondPartners: secondPartners.min(1, 'choose at least one'),
  how: z.enum(['add', 'replace', 'remove'], 'choose one'),
});
/** A contract as a table's row names it: both ids. */
const pairInput = z
  .string()
  .max(200, 'it is too long')
  .transform((text, context) => {
    const [partnerId, secondPartnerId, ...more] = text.split(':');
    if (partnerId && secondPartnerId && more.length === 0) return { partnerId, secondPartnerId };
    context.addIssue({ code: 'custom', message: 'it is no contract' });
    return z.NEVER;
  });

export const contractRouter = router({
  /** Second partners by name, with how many partners each may stand behind (row 246), and whether it has a contract with `partner`. */
  options: procedure('see_network')
    .input(z.object({ words: wordsInput, partner: idInput.optional() }))
    .query(async ({ ctx, input }) => {
      const search = { nameKey: toNameKey(input.words), limit: OPTIONS };
      const { rows, total } = await searchOrganizations(ctx.scope, 'partner_2', search);
      const index = await ctx.indexes.get(ctx.scope);
      const held = new Set(input.partner === undefined ? [] : await listHeldContracts(ctx.scope, input.partner));
      return {
        rows: rows.map((row) => ({ ...row, load: index.countPartnersOf(row.id), held: held.has(row.id) })),
        total,
      };
    }),

  /** What it would change if a partner had contracts with these second partners, and no others. */
  tryOut: procedure('see_network')
    .input(stated)
    .query(({ ctx, input }) => summarize(ctx, { kind: 'contracts', ...input })),

  /** States the contracts of the partner on the page. The CRM's field is written first; it decides. */
  set: procedure('assign')
    .input(stated.extend({ digest: digestInput, key: keyInput }))
    .mutation(async ({ ctx, input: { key, digest, ...input } }) => {
      await requirePartner(ctx, input.organization, 'contracts');
      const proposal: ProposalOf<'contracts'> = { kind: 'contracts', ...input };
      const intent = { call: 'contract.set', key, input };
      const { done, repeated } = await applyProposal(ctx, intent, { proposal, digest }, async (scope) => {
        const held = await listHeldContracts(scope, input.organization);
        const desired = [...new Set(input.secondPartners)];
        const write = await enqueueWrite(ctx, scope, { ...contractsOf(input.organization), desired }, key);
        const detail = { from: held, to: desired };
        return { subject: `organization:${input.organization}`, detail, done: { write } };
      });
      if (done.write && !repeated) await deliverWriteNow(ctx, done.write);
      return { write: done.write ?? null };
    }),

  /** Makes one of its second partners the preferred one of the partner on the page, or, with `preferred` false, no longer so. */
  prefer: procedure('assign')
    .input(z.object({ organization: idInput, row: idInput, preferred: z.boolean().default(true), key: keyInput }))
    .mutation(async ({ ctx, input: { key, organization, row, preferred } }) => {
      await requirePartner(ctx, organization, 'preferred');
      // Built outside the transaction, where nobody waits for it.
      await ctx.indexes.get(ctx.scope);
      const input = { organization, row, preferred };
      const { done, repeated } = await once(ctx, { call: 'contract.prefer', key, input }, async (scope) => {
        const partner = await findOrganization(scope, organization);
        if (preferred && !(await ctx.indexes.get(scope)).isAssociated(organization, row)) {
          throw new ProblemError('contract_unknown');
        }
        const held = partner?.preferredId ? [partner.preferredId] : [];
        if (!preferred && partner?.preferredId !== row) throw new ProblemError('contract_unknown');
        const desired = preferred ? [row] : [];
        const wish = { object: 'organization', recordId: organization, target: 'preferred', desired } as const;
        const write = await enqueueWrite(ctx, scope, wish, key);
        return { subject: `organization:${organization}`, detail: { from: held, to: desired }, done: { write } };
      });
      if (done.write && !repeated) await deliverWriteNow(ctx, done.write);
      return { write: done.write ?? null };
    }),

  /**
   * When a contract begins and ends, and what it is for. A name enters the CRM's field on the first day and leaves it after
   * the last; what the contract is for is Tierline's own.
   */
  setTerms: procedure('assign')
    .input(terms.extend({ key: keyInput }))
    .mutation(async ({ ctx, input: { key, ...input } }) => {
      await requirePartner(ctx, input.partner, 'contracts');
      await once(ctx, { call: 'contract.setTerms', key, input }, async (scope) => {
        const pair = { partnerId: input.partner, secondPartnerId: input.secondPartner };
        await requireTerms(ctx, scope, input);
        const before = await findContractTerm(scope, pair);
        const { startsOn, endsOn, territories, productLines } = input;
        await saveContractTerm(scope, {
          ...{ ...pair, startsOn, endsOn, territories, productLines },
          reviewedAt: ctx.now(),
        });
        return { subject: `organization:${input.partner}`, detail: { from: before, to: input }, done: {} };
      });
      return { partner: input.partner };
    }),

  /** Notes that somebody has looked at a contract, which then need not be looked at for a quarter. */
  review: procedure('administer')
    .input(z.object({ row: pairInput, key: keyInput }))
    .mutation(async ({ ctx, input: { key, row } }) => {
      await once(ctx, { call: 'contract.review', key, input: row }, async (scope) => {
        if (!(await listContracted(scope, row.partnerId)).includes(row.secondPartnerId)) {
          throw new ProblemError('contract_unknown');
        }
        const before = await findContractTerm(scope, row);
        await saveContractTerm(scope, { ...(before ?? { ...row, ...NO_TERMS }), reviewedAt: ctx.now() });
        return { subject: `organization:${row.partnerId}`, detail: { reviewed: row.secondPartnerId }, done: {} };
      });
      return row;
    }),

  tryAssignment: procedure('administer')
    .input(assignment)
    .query(({ ctx, input }) => summarize(ctx, { kind: 'assignment', ...input })),

  /** States contracts for all partners that match, each written to its CRM by the worker; `batch` tells how far it is. */
  assign: procedure('administer')
    .input(assignment.extend({ digest: digestInput, key: keyInput }))
    .mutation(async ({ ctx, input: { key, digest, ...input } }) => {
      const proposal: ProposalOf<'assignment'> = { kind: 'assignment', ...input };
      const intent = { call: 'contract.assign', key, input };
      const { done } = await applyProposal(ctx, intent, { proposal, digest }, async (scope, changes) => {
        const batch = randomUUID();
        const wishes = changes.flatMap((change) =>
          change.kind === 'contracts' ? [{ recordId: change.partnerId, desired: change.secondPartnerIds }] : [],
        );
        await enqueueWrites(ctx, scope, { object: 'organization', target: 'contracts' }, wishes, batch);
        return { subject: 'contracts', detail: { ...input, batch, partners: changes.length }, done: { batch } };
      });
      return { batch: done.batch ?? '' };
    }),

  batch: procedure('administer')
    .input(z.object({ batch: idInput }))
    .query(({ ctx, input }) => countBatch(ctx.scope, input.batch)),
});

const NO_TERMS = { startsOn: null, endsOn: null, territories: [], productLines: [], reviewedAt: null };

const contractsOf = (recordId: string) => ({ object: 'organization', recordId, target: 'contracts' }) as const;

/** The partner on the page, whose field the viewer may edit. */
async function requirePartner(ctx: Context, id: string, field: 'contracts' | 'preferred'): Promise<void> {
  await requireOpen(ctx, ['organization'], id);
  requireEditable(ctx, ctx.crm.organizationField(field));
}
