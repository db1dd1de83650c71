import { type ContactRow, findContact, listContactsByEmail } from '@tierline/db/contact';
import { findOrganization, type OrganizationRow } from '@tierline/db/organization';
import { findCrmId, listLinkedByName } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind } from '@tierline/domain/crm';

/** Companies of that name that the CRM has already, in the programme or not, and that are linked to nothing else. */
export async function listAlikeOrganizations(
  scope: Scope,
  crm: CrmKind,
  { id, nameKey }: OrganizationRow,
): Promise<string[]> {
  const organizations = await listLinkedByName(scope, crm, 'organization', nameKey);
  const customers = await listLinkedByName(scope, crm, 'customer', nameKey);
  const known = await Promise.all(organizations.map((other) => findOrganization(scope, other)));
  return [...known.flatMap((other) => (other && other.id !== id ? [other.id] : [])), ...customers];
}

/** People with that address whom the CRM has already, as far as they are known here. */
export async function listAlikeContacts(scope: Scope, crm: CrmKind, { id, email }: ContactRow): Promise<string[]> {
  const alike = email === null ? [] : await listContactsByEmail(scope, email);
  const there = alike.map(async (other) =>
    other.id !== id && (await findCrmId(scope, crm, 'contact', other.id)) ? [other.id] : [],
  );
  return (await Promise.all(there)).flat();
}

/** What a CRM has that looks like one of our records, which it is about to be sent as a new one. */
export async function listAlike(scope: Scope, crm: CrmKind, object: string, recordId: string): Promise<string[]> {
  if (object === 'organization') {
    const row = await findOrganization(scope, recordId);
    return row ? listAlikeOrganizations(scope, crm, row) : [];
  }
  const row = object === 'contact' ? await findContact(scope, recordId) : null;
  return row ? listAlikeContacts(scope, crm, row) : [];
}
