import { createHash } from 'node:crypto';
import { createLink, findCrmId, findLink, listLinks } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind } from '@tierline/domain/crm';
import { toOrganizationId } from './references.ts';

/**
 * Our id of a company as an organization, or the one that it would get: that of its copy in another CRM, if that one is
 * known as an organization, else one that is always the same, so that what is tried first is what is done then.
 */
export async function findIdentity(scope: Scope, crm: CrmKind, crmId: string): Promise<string> {
  const known = await findLink(scope, crm, 'organization', crmId);
  if (known) return known.id;
  for (const copy of await listCopies(scope, crm, crmId)) {
    const there = await findLink(scope, copy.crm, 'organization', copy.crmId);
    if (there && (await findCrmId(scope, crm, 'organization', there.id)) === null) return there.id;
  }
  const hash = createHash('sha256')
    .update(JSON.stringify([scope.tenantId, crm, crmId]))
    .digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

/** Makes a company an organization, outside the programme as yet, in every CRM that has it. Call it in a transaction. */
export async function takeIn(scope: Scope, crm: CrmKind, company: { id: string; name: string }): Promise<string> {
  const id = await findIdentity(scope, crm, company.id);
  if (!(await findLink(scope, crm, 'organization', company.id))) {
    await createLink(scope, crm, 'organization', company.id, id);
  }
  for (const copy of await listCopies(scope, crm, company.id)) {
    if (await findLink(scope, copy.crm, 'organization', copy.crmId)) continue;
    if (await findCrmId(scope, copy.crm, 'organization', id)) continue;
    await createLink(scope, copy.crm, 'organization', copy.crmId, id);
  }
  await toOrganizationId(scope, crm, company.id, company.name);
  return id;
}

/** The same customer's company records in the vendor's other CRMs. */
async function listCopies(scope: Scope, crm: CrmKind, crmId: string): Promise<{ crm: CrmKind; crmId: string }[]> {
  const customer = await findLink(scope, crm, 'customer', crmId);
  return customer ? (await listLinks(scope, 'customer', customer.id)).filter((link) => link.crm !== crm) : [];
}
