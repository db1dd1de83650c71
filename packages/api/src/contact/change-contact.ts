import { findContact } from '@tierline/db/contact';
import type { EditableContactKey } from '@tierline/domain/contact';
import { may } from '@tierline/domain/viewer';
import type { Context } from '../context.ts';
import { once } from '../once.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { requireEditable, requireOpen } from '../record-access.ts';
import { sentencesFor } from '../sentences/catalogue.ts';
import { deliverWritesNow, enqueueWrite } from '../write/enqueue.ts';
import { nameFields } from '../write/name-fields.ts';
import { type ContactField, listContactFields, shownValue } from './contact-fields.ts';

export interface ContactChange {
  call: 'contact.edit' | 'contact.setRole';
  key: string;
  contact: string;
  /** What is undefined stays as it is; null or empty blanks the field. */
  values: Partial<Record<EditableContactKey, string | null | undefined>>;
}

/** Asks the CRM to hold these values of a person; they count once it has accepted them. Answers with the writes' ids. */
export async function changeContact(
  ctx: Context,
  { call, key, contact, values }: ContactChange,
): Promise<{ writes: string[] }> {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const input = { contact, values: Object.fromEntries(given) };
  const fields = await listContactFields(ctx, contact);
  const { done, repeated } = await once(ctx, { call, key, input }, async (scope) => {
    const row = await findContact(scope, contact);
    if (!row) throw new ProblemError('record_unknown');
    const writes: string[] = [];
    const changed: Record<string, { from: string | null; to: string | null }> = {};
    for (const [name, value] of given) {
      const from = shownValue(row, name);
      const to = value === '' ? null : value;
      if (from === to) continue;
      await requireChangeable(ctx, contact, fields, name, to);
      changed[name] = { from, to };
      const desired = to === null ? [] : [to];
      const write = await enqueueWrite(
        ctx,
        scope,
        { object: 'contact', recordId: contact, target: name, desired },
        key,
      );
      if (write !== null) writes.push(write);
    }
    return { subject: `contact:${contact}`, detail: { changed }, done: { writes: writes.join(' ') } };
  });
  const writes = (done.writes ?? '').split(' ').filter(Boolean);
  if (!repeated) await deliverWritesNow(ctx, writes);
  return { writes };
}

async function requireChangeable(
  ctx: Context,
  contact: string,
  fields: readonly ContactField[],
  name: string,
  value: string | null,
): Promise<void> {
  const field = fields.find(({ key }) => key === name);
  if (!field || field.lock === 'not_mapped') throw new ProblemError('field_unknown', { detail: { name }, field: name });
  if (!may(ctx.viewer.role, 'administer')) await requireOpen(ctx, ['contact'], contact);
  if (field.lock === 'not_editable' && field.field !== null) requireEditable(ctx, field.field);
  const sentences = sentencesFor('en', ctx.crm.kind);
  const { contact: words, crm } = sentences;
  const nameOf = await nameFields({ scope: ctx.scope, sentences });
  const refuse = (reason: string) =>
    new ProblemError('input_invalid', { detail: { name: nameOf('contact', name), reason }, field: name });
  if (field.lock === 'read_only') throw refuse(words.readOnlyReason);
  if (field.lock === 'elsewhere') throw refuse(words.elsewhereReason(crm[ctx.crm.kind]));
  if (value === null && name === 'last_name') throw refuse(words.nameNeeded);
  if (value !== null && name === 'email' && !/^[^\s@]+@[^\s@]+$/.test(value)) throw refuse(words.noAddress);
  if (value !== null && field.offered?.some((option) => option.value === value) === false) {
    throw new ProblemError('value_unknown', { detail: { name: value }, field: name });
  }
}
