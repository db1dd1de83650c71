import { type ContactRow, findContact, searchContactsOf } from '@tierline/db/contact';
import { findOrganization } from '@tierline/db/organization';
import { EDITABLE_CONTACT_KEYS, type EditableContactKey, ROLE_KEY } from '@tierline/domain/contact';
import { toNameKey } from '@tierline/domain/organization';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { idInput, keyInput, wordsInput } from '../inputs.ts';
import { cursorInput, PAGE } from '../organization/cursor.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { procedure, router } from '../trpc.ts';
import { changeContact } from './change-contact.ts';

const text = z.string().trim().max(255, 'it is longer than 255 characters').nullable();
const fields = Object.fromEntries(EDITABLE_CONTACT_KEYS.map((key) => [key, text.optional()])) as Record<
  EditableContactKey,
  z.ZodOptional<typeof text>
>;

/** People at organizations, as the CRMs know them. None of them is anybody's user by that. */
export const contactRouter = router({
  /** An organization's contacts by name, a page at a time; deleted ones are among them. */
  list: procedure('see_network')
    .input(z.object({ organization: idInput, words: wordsInput, after: cursorInput }))
    .query(async ({ ctx, input }) => {
      const organization = await findOrganization(ctx.scope, input.organization);
      if (!organization) throw new ProblemError('record_unknown');
      const search = { nameKey: toNameKey(input.words), after: input.after, limit: PAGE };
      return { ...(await searchContactsOf(ctx.scope, organization.id, search)), organization };
    }),

  get: procedure('see_network')
    .input(z.object({ contact: idInput }))
    .query(({ ctx, input }) => getContact(ctx, input.contact)),

  /**
   * Changes what a CRM holds of a person; what is absent stays as it is, and null blanks it. For the contact on the page by
   * whoever may edit the fields there, and by an administrator for any.
   */
  edit: procedure('assign')
    .input(z.object({ ...fields, contact: idInput, key: keyInput }))
    .mutation(({ ctx, input: { contact, key, ...values } }) =>
      changeContact(ctx, { call: 'contact.edit', key, contact, values }),
    ),

  setRole: procedure('assign')
    .input(z.object({ row: idInput, role: text, key: keyInput }))
    .mutation(({ ctx, input: { row, role, key } }) =>
      changeContact(ctx, { call: 'contact.setRole', key, contact: row, values: { [ROLE_KEY]: role } }),
    ),
});

/** Contacts are the tenant's own: whoever may see the network may see each of them. */
export async function getContact({ scope }: Pick<Context, 'scope'>, id: string): Promise<ContactRow> {
  const row = await findContact(scope, id);
  if (!row) throw new ProblemError('record_unknown');
  return row;
}
