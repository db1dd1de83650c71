import type { ContactRow } from '@tierline/db/contact';
import { findCrmId } from '@tierline/db/record-link';
import { CONTACT_ROLES, EDITABLE_CONTACT_KEYS, type EditableContactKey, ROLE_KEY } from '@tierline/domain/contact';
import { may, mayEdit } from '@tierline/domain/viewer';
import type { Context } from '../context.ts';
import { findOpenId, findOpenRecord } from '../record-access.ts';
import { listOffered } from '../write/field-options.ts';
import { listMappings } from '../write/mapped-field.ts';

/** What Tierline holds of a person, in a field of one value; null when blank. */
export const shownValue = (row: Pick<ContactRow, 'email' | 'values'>, key: string): string | null =>
  row.values[key]?.[0] ?? (key === 'email' ? row.email : null);

/** Why a field of a contact cannot be changed by the viewer, here. */
export type Lock = 'not_mapped' | 'read_only' | 'elsewhere' | 'open_to_edit' | 'not_editable';

export interface ContactField {
  key: EditableContactKey;
  /** The CRM's own name of it. */
  field: string | null;
  lock: Lock | null;
  /** Null where anything can be typed. */
  offered: { value: string; label: string }[] | null;
}

/** What of a contact can be changed, by whoever looks at it: an administrator anything, others what their page lets them edit. */
export async function listContactFields(ctx: Context, contact: string): Promise<ContactField[]> {
  const { crm, scope, viewer } = ctx;
  const mappings = await listMappings(ctx, 'contact');
  const isHere = (await findCrmId(scope, crm.kind, 'contact', contact)) !== null;
  const open = findOpenRecord(ctx);
  const isOpen = open?.object === 'contact' && (await findOpenId(ctx, open)) === contact;
  const lockOf = (field: string | null, readOnly: boolean): Lock | null => {
    if (field === null) return 'not_mapped';
    if (readOnly) return 'read_only';
    if (!isHere) return 'elsewhere';
    if (may(viewer.role, 'administer')) return null;
    if (!isOpen) return 'open_to_edit';
    return mayEdit(viewer.record, field) ? null : 'not_editable';
  };
  return Promise.all(
    EDITABLE_CONTACT_KEYS.map(async (key) => {
      const mapping = mappings.find((each) => each.key === key && each.direction !== 'excluded');
      const field = mapping?.field ?? null;
      const offered = await listOffered(scope, { crm: crm.kind, object: 'contact', target: key });
      return {
        ...{ key, field, lock: lockOf(field, mapping?.direction === 'read_only') },
        offered: offered ?? (key === ROLE_KEY ? CONTACT_ROLES.map((role) => ({ value: role, label: role })) : null),
      };
    }),
  );
}
