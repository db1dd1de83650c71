import { listContractsOfPartner } from '@tierline/db/contract';
import { findOrganization, listOrganizationsByName } from '@tierline/db/organization';
import { listLinkedByName, listLinks } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind } from '@tierline/domain/crm';
import { toNameKey } from '@tierline/domain/organization';

export interface ContractName {
  /** As the CRM's list spells it. */
  name: string;
  /** Null while no organization of that name is known. */
  secondPartnerId: string | null;
}

/** Whom a CRM's list of a partner names, as `takeOrganization` would take it over. */
export async function resolveNames(
  scope: Scope,
  crm: CrmKind,
  partnerId: string,
  names: readonly string[],
): Promise<ContractName[]> {
  const known = new Map(
    (await listContractsOfPartner(scope, partnerId)).map((each) => [each.nameKey, each.secondPartnerId]),
  );
  const resolved: ContractName[] = [];
  for (const name of names) {
    const nameKey = toNameKey(await toNameHere(scope, crm, name));
    const secondPartnerId = known.get(nameKey) ?? (await findByName(scope, crm, nameKey));
    resolved.push({ name, secondPartnerId });
  }
  return resolved;
}

/** A CRM's lists spell names as that CRM does; a contract goes by the name that the organization has here. */
export async function toNameHere(scope: Scope, crm: CrmKind, name: string): Promise<string> {
  const [id, another] = await listLinkedByName(scope, crm, 'organization', toNameKey(name));
  const organization = id !== undefined && another === undefined ? await findOrganization(scope, id) : null;
  return organization?.name ?? name;
}

/** The other way round: by what name a CRM's lists are to know it. Null for one that is not known here either. */
export async function toNameThere(scope: Scope, crm: CrmKind, secondPartnerId: string): Promise<string | null> {
  const links = await listLinks(scope, 'organization', secondPartnerId);
  const there = links.find((link) => link.crm === crm)?.seen?.name;
  if (typeof there === 'string') return there;
  return (await findOrganization(scope, secondPartnerId))?.name ?? null;
}

/** The only second partner in the programme that bears this name, here or, where nobody does here, in that CRM. */
export async function findByName(scope: Scope, crm: CrmKind, nameKey: string): Promise<string | null> {
  const found = await listOrganizationsByName(scope, 'partner_2', nameKey);
  if (found.length > 0) return found.length === 1 ? (found[0]?.id ?? null) : null;
  const [id, another] = await listLinkedByName(scope, crm, 'organization', nameKey);
  const there = id !== undefined && another === undefined ? await findOrganization(scope, id) : null;
  return there?.accountType === 'partner_2' && there.standing !== 'outside' ? there.id : null;
}
