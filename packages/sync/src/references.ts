import { findCustomer, saveCustomer } from '@tierline/db/customer';
import { findOrganization, saveOrganization } from '@tierline/db/organization';
import { createLink, findLink, listLinks, noteSeen } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind } from '@tierline/domain/crm';
import { toNameKey } from '@tierline/domain/organization';

/** Stands in for the name of a company that a record points to and that has not been read yet. */
const UNREAD = '…';

/** Our id of the company that a lookup points to. One that is not in the programme becomes an organization outside it. */
export async function toOrganizationId(
  scope: Scope,
  crm: CrmKind,
  crmId: string | null,
  name: string | null,
): Promise<string | null> {
  if (crmId === null) return null;
  const known = await findLink(scope, crm, 'organization', crmId);
  // A link that was stated before either CRM has told of the company leads to no organization yet.
  if (known && (known.modifiedAt !== null || (await findOrganization(scope, known.id)))) return known.id;
  const customer = await findLink(scope, crm, 'customer', crmId);
  const knownName = name ?? (customer ? await findCustomer(scope, customer.id) : null)?.name ?? UNREAD;
  const { id } = known ?? (await createLink(scope, crm, 'organization', crmId));
  await saveOrganization(scope, {
    id,
    name: knownName,
    nameKey: toNameKey(knownName),
    accountType: 'partner',
    standing: 'outside',
    status: null,
    values: {},
    preferredId: null,
    parentId: null,
  });
  return id;
}

/**
 * Our id of a customer, by its company record. A name that this CRM has not told before is taken over, but not when
 * another CRM has named the customer already and this one tells of it for the first time.
 */
export async function toCustomerId(
  scope: Scope,
  crm: CrmKind,
  crmId: string | null,
  name: string | null,
): Promise<string | null> {
  if (crmId === null) return null;
  const link = (await findLink(scope, crm, 'customer', crmId)) ?? (await createLink(scope, crm, 'customer', crmId));
  const { id, seen } = link;
  const customer = await findCustomer(scope, id);
  if (!customer) await saveCustomer(scope, { id, name: name ?? UNREAD });
  if (name === null || seen?.name === name) return id;
  const named = customer !== null && customer.name !== UNREAD;
  if (customer && customer.name !== name && (seen !== null || !named || !(await isNamedElsewhere(scope, crm, id)))) {
    await saveCustomer(scope, { id, name });
  }
  await noteSeen(scope, crm, 'customer', id, { modifiedAt: link.modifiedAt, seen: { name }, nameKey: toNameKey(name) });
  return id;
}

const isNamedElsewhere = async (scope: Scope, crm: CrmKind, id: string): Promise<boolean> =>
  (await listLinks(scope, 'customer', id)).some((other) => other.crm !== crm && other.seen !== null);
