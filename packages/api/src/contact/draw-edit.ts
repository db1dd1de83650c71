import type { Block, Field } from '@tierline/blocks/vocabulary';
import type { ContactRow } from '@tierline/db/contact';
import { may } from '@tierline/domain/viewer';
import { action } from '../screen/action.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { nameFields } from '../write/name-fields.ts';
import { type ContactField, type Lock, listContactFields, shownValue } from './contact-fields.ts';

/** What can be changed of a contact; nothing for whoever may change none of it. */
export async function drawEdit(ctx: ScreenContext, row: ContactRow): Promise<Block[]> {
  const { sentences, viewer, crm } = ctx;
  const words = sentences.contact;
  if (!may(viewer.role, 'assign')) return [];
  const fields = await listContactFields(ctx, row.id);
  if (fields.every(({ lock }) => lock !== null)) return [];
  const nameOf = await nameFields(ctx);
  const form: Block = {
    kind: 'form',
    id: `edit:${row.id}`,
    fields: fields
      .filter(({ lock }) => lock !== 'not_mapped')
      .map((field) => toField(ctx, field, nameOf('contact', field.key), shownValue(row, field.key))),
    submit: action({
      ...{ id: 'save', label: words.save, call: 'contact.edit', input: { contact: row.id }, look: 'primary' },
    }),
  };
  const hint = words.editHelp(sentences.crm[crm.kind]);
  return [{ kind: 'section', id: `edit-section:${row.id}`, title: words.edit, hint, folded: true, blocks: [form] }];
}

function toField(ctx: ScreenContext, { key, lock, offered }: ContactField, label: string, value: string | null): Field {
  const disabled = lock === null ? {} : { disabled: whyLocked(ctx, lock) };
  if (offered === null) return { type: 'text', name: key, label, value, most: 255, ...disabled };
  const isOffered = value === null || offered.some((option) => option.value === value);
  // What the CRM no longer offers is shown as what it is.
  const options = isOffered ? offered : [...offered, { value, label: value }];
  return { type: 'picker', name: key, label, value, options, ...disabled };
}

function whyLocked({ sentences, crm }: ScreenContext, lock: Lock): string {
  const words = sentences.contact;
  const reasons: Record<Lock, string> = {
    not_mapped: words.notMapped,
    read_only: words.readOnly,
    elsewhere: words.notHere(sentences.crm[crm.kind]),
    open_to_edit: words.openToEdit,
    not_editable: words.locked,
  };
  return reasons[lock];
}
