import { listContractsOfPartner, type NamedContract } from '@tierline/db/contract';
import {
  findOrganization,
  listOrganizationsById,
  listOrganizationsByName,
  listOrganizationsByNames,
  type OrganizationRow,
} from '@tierline/db/organization';
import { listLinkedByName, listLinkedByNames, listLinks } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind } from '@tierline/domain/crm';
import { toNameKey } from '@tierline/domain/organization';
import { fromSeen } from './seen.ts';

export interface ContractName {
  /** As the CRM's list spells it. */
  name: string;
  /** Null while no organization of that name is known. */
  secondPartnerId: string | null;
}

/** Whom a name led to when the list was read before, by the name's key. */
export type Led = Readonly<Record<string, string>>;

/** Whom a CRM's list of a partner names, as `takeOrganization` would take it over. */
export const resolveNames = async (
  scope: Scope,
  crm: CrmKind,
  partnerId: string,
  names: readonly string[],
  led: Led = {},
): Promise<ContractName[]> =>
  resolveAmong(await listContractsOfPartner(scope, partnerId), names, createNameLookup(scope, crm), led);

/** The same with the partner's contracts at hand. They, and what the names led to before, outlive renames. */
export async function resolveAmong(
  contracts: readonly Omit<NamedContract, 'partnerId'>[],
  names: readonly string[],
  lookup: NameLookup,
  led: Led = {},
): Promise<ContractName[]> {
  const known = new Map(contracts.map((each) => [each.nameKey, each.secondPartnerId]));
  const resolved: ContractName[] = [];
  for (const name of names) {
    const nameKey = await lookup.keyOf(name);
    const before = led[toNameKey(name)];
    const secondPartnerId =
      known.get(nameKey) ??
      (before !== undefined && (await lookup.isSecondPartner(before)) ? before : null) ??
      (await lookup.idOf(nameKey));
    resolved.push({ name, secondPartnerId });
  }
  return resolved;
}

/** What is to be remembered of a list: whom those of its names led to by which no contract of the partner's goes. */
export function toLed(contracts: readonly Pick<NamedContract, 'nameKey'>[], names: readonly ContractName[]): Led {
  const keys = new Set(contracts.map(({ nameKey }) => nameKey));
  const led = names.flatMap(({ name, secondPartnerId }) => {
    const key = toNameKey(name);
    return secondPartnerId === null || keys.has(key) ? [] : [[key, secondPartnerId]];
  });
  return Object.fromEntries(led);
}

export interface NameLookup {
  /** A CRM's lists spell names as that CRM does; a contract goes by the name that the organization has here. */
  nameHere(name: string): Promise<string>;
  /** The key of the name that an organization has here which the CRM calls so. */
  keyOf(name: string): Promise<string>;
  idOf(nameKey: string): Promise<string | null>;
  /** Whether this organization is one, and takes part. */
  isSecondPartner(id: string): Promise<boolean>;
  /** Looks up many names of the CRM's lists together. */
  prepare(names: Iterable<string>): Promise<void>;
  /** An organization that bears this name, here or in the CRM, is another one now. */
  forget(nameKey: string): void;
}

/** Looks each name up once, however many lists have it: thousands of partners name the same few second partners. */
export function createNameLookup(scope: Scope, crm: CrmKind): NameLookup {
  const here = new Map<string, string | null>();
  const ids = new Map<string, string | null>();
  const taking = new Map<string, boolean>();
  const lookUp = async (
    known: Map<string, string | null>,
    nameKey: string,
    find: (scope: Scope, crm: CrmKind, nameKey: string) => Promise<string | null>,
  ) => {
    const found = known.get(nameKey);
    if (found !== undefined) return found;
    const value = await find(scope, crm, nameKey);
    known.set(nameKey, value);
    return value;
  };
  const nameHere = async (name: string) => (await lookUp(here, toNameKey(name), findNameHere)) ?? name;
  return {
    nameHere,
    keyOf: async (name) => toNameKey(await nameHere(name)),
    idOf: (nameKey) => lookUp(ids, nameKey, findByName),
    async isSecondPartner(id) {
      const is = taking.get(id) ?? isTaking(await findOrganization(scope, id));
      taking.set(id, is);
      return is;
    },
    async prepare(names) {
      const keys = [...new Set([...names].map(toNameKey))];
      if (keys.length === 0) return;
      const bearers = await listBearers(scope, crm, keys);
      for (const key of keys) here.set(key, bearers.get(key)?.name ?? null);
      const keysHere = [...new Set(keys.map((key) => toNameKey(here.get(key) ?? key)))];
      const found = Map.groupBy(await listOrganizationsByNames(scope, 'partner_2', keysHere), ({ nameKey }) => nameKey);
      // Whom nobody is called so here is looked for by the name that he has there.
      for (const [key, some] of found) ids.set(key, some.length === 1 ? (some[0]?.id ?? null) : null);
    },
    forget(nameKey) {
      here.delete(nameKey);
      ids.delete(nameKey);
    },
  };
}

/** Who bears each of these names alone in that CRM. */
async function listBearers(
  scope: Scope,
  crm: CrmKind,
  nameKeys: readonly string[],
): Promise<Map<string, OrganizationRow>> {
  const linked = Map.groupBy(await listLinkedByNames(scope, crm, 'organization', nameKeys), ({ nameKey }) => nameKey);
  const alone = new Map([...linked].flatMap(([key, [one, another]]) => (one && !another ? [[one.id, key ?? '']] : [])));
  const rows = await listOrganizationsById(scope, [...alone.keys()]);
  return new Map(rows.map((row) => [alone.get(row.id) ?? '', row]));
}

/** Null where nobody in that CRM bears the name alone. */
async function findNameHere(scope: Scope, crm: CrmKind, nameKey: string): Promise<string | null> {
  const [id, another] = await listLinkedByName(scope, crm, 'organization', nameKey);
  const organization = id !== undefined && another === undefined ? await findOrganization(scope, id) : null;
  return organization?.name ?? null;
}

/** The other way round: by what name a CRM's lists are to know it. Null for one that is not known here either. */
export async function toNameThere(scope: Scope, crm: CrmKind, secondPartnerId: string): Promise<string | null> {
  const links = await listLinks(scope, 'organization', secondPartnerId);
  const [there] = fromSeen(links.find((link) => link.crm === crm)?.seen ?? null)?.fields.name ?? [];
  if (there !== undefined) return there;
  return (await findOrganization(scope, secondPartnerId))?.name ?? null;
}

/** The only second partner in the programme that bears this name, here or, where nobody does here, in that CRM. */
async function findByName(scope: Scope, crm: CrmKind, nameKey: string): Promise<string | null> {
  const found = await listOrganizationsByName(scope, 'partner_2', nameKey);
  if (found.length > 0) return found.length === 1 ? (found[0]?.id ?? null) : null;
  const [id, another] = await listLinkedByName(scope, crm, 'organization', nameKey);
  const there = id !== undefined && another === undefined ? await findOrganization(scope, id) : null;
  return there && isTaking(there) ? there.id : null;
}

const isTaking = (row: OrganizationRow | null): boolean =>
  row?.accountType === 'partner_2' && row.standing !== 'outside';
