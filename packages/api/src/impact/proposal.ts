import { z } from 'zod';
import { idInput } from '../inputs.ts';
import { treeInput } from '../rule/tree-input.ts';

const name = z.string({ error: 'it is missing' });
const values = z.array(z.string(), { error: 'choose some' }).max(5_000, 'it has more than 5,000 values');
const ids = z.array(idInput, { error: 'choose some' }).max(500, 'it has more than 500 of them');

/** A rule as an editor sends it; who edits it begins a new one with `id` null. */
export const ruleDraft = z.object({
  id: idInput.nullable(),
  name: name.nullable().transform((text) => text ?? ''),
  partner: treeInput,
  secondPartner: treeInput,
  same: z.array(z.string(), { error: 'it is missing' }).max(100, 'it has more than 100 fields'),
});

/** What a company can be marked as. */
export const markedType = z.enum(['partner', 'partner_2'], 'choose one');
export type MarkedType = z.output<typeof markedType>;

/** What somebody would like to change about who may stand behind whom. */
export const proposalInput = z.discriminatedUnion('kind', [
  ruleDraft.extend({ kind: z.literal('rule') }),
  z.object({ kind: z.literal('rule_removal'), rule: idInput }),
  z.object({
    kind: z.literal('rules'),
    rules: z.array(ruleDraft.omit({ id: true })).max(100, 'it has more than 100 rules'),
  }),
  z.object({ kind: z.literal('value'), field: z.string(), from: z.string(), to: z.string({ error: 'choose one' }) }),
  z.object({ kind: z.literal('source'), source: z.enum(['contracts', 'rules'], 'choose one') }),
  z.object({ kind: z.literal('contracts'), organization: idInput, secondPartners: ids, held: ids }),
  z.object({
    kind: z.literal('assignment'),
    partners: treeInput,
    secondPartners: ids.min(1, 'choose at least one'),
    how: z.enum(['add', 'replace', 'remove'], 'choose one'),
  }),
  z.object({ kind: z.literal('values'), organization: idInput, values: z.record(z.string(), values) }),
  z.object({
    kind: z.literal('type'),
    organization: idInput,
    type: markedType,
    /** Of one from outside the programme, as its CRM tells of it. */
    company: z.object({ name: z.string(), values: z.record(z.string(), values) }).nullable(),
  }),
]);
export type Proposal = z.output<typeof proposalInput>;
export type ProposalOf<K extends Proposal['kind']> = Extract<Proposal, { kind: K }>;

/** What a dry run was shown to do; carried along, so that nothing else is done. */
export const digestInput = z.string({ error: 'look first at what it would change' }).max(100, 'it is too long');
