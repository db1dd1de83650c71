import {
  type ContractRow,
  isContractName,
  listContractsOfPartner,
  listContractsOfPartners,
  resolveContracts,
  saveContracts,
} from '@tierline/db/contract';
import type { OrganizationRow } from '@tierline/db/organization';
import type { Scope } from '@tierline/db/scope';
import type { AccountType } from '@tierline/domain/account-type';
import { planContracts, type StatedContract } from '@tierline/domain/contracts';
import type { CrmKind, CrmOrganization } from '@tierline/domain/crm';
import { ACCOUNT_TYPE_KEY, CONTRACTS_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { isSame } from '@tierline/domain/field-mapping/same-values';
import type { TakenValue } from './apply-outcomes.ts';
import { type ContractName, createNameLookup, type Led, resolveAmong, toLed } from './contract-names.ts';
import type { SeenRecord } from './seen.ts';

/** The contracts of the partners on a page, and whom they name: each partner and each name is looked up once. */
export interface PageContracts {
  /** Whom the contract field names; null where that does not count, or nothing about it can have changed. */
  told(
    field: ContractField,
    is: { type: AccountType; before: OrganizationRow | null; counts: boolean; pending: boolean },
  ): Promise<ToldContracts | null>;
  /** The contracts as the field lists them, if that counts; none for an organization that is no partner any more. */
  settle(field: ContractField, became: Became): Promise<void>;
  /** What is to be remembered of the names that it lists, once its contracts are settled. */
  led(field: ContractField): Promise<Led>;
  /**
   * Organizations of these names were saved, or bear others now: contracts that lead nowhere may find the one that they name.
   * Answers whose contracts did.
   */
  named(nameKeys: Iterable<string>): Promise<string[]>;
}

/** One record's field, and what it was last seen to list. */
export interface ContractField {
  partnerId: string;
  record: Pick<CrmOrganization, 'contractNames'>;
  seen: SeenRecord | null;
}

interface ToldContracts {
  theirs: string[];
  ours: string[];
}

interface Became {
  before: OrganizationRow | null;
  after: OrganizationRow;
  taken: readonly TakenValue[];
}

export async function loadContracts(
  scope: Scope,
  crm: CrmKind,
  page: { partnerIds: readonly string[]; names: Iterable<string> },
  now: string,
): Promise<PageContracts> {
  const { partnerIds, names } = page;
  const lookup = createNameLookup(scope, crm);
  await lookup.prepare(names);
  const rows = Map.groupBy(await listContractsOfPartners(scope, partnerIds), ({ partnerId }) => partnerId);
  const known = new Map<string, ContractRow[]>(partnerIds.map((id) => [id, rows.get(id) ?? []]));
  const contractsOf = async (partnerId: string) => {
    const contracts = known.get(partnerId) ?? (await listContractsOfPartner(scope, partnerId));
    known.set(partnerId, contracts);
    return contracts;
  };
  const standingOf = async (partnerId: string) =>
    idsOf((await contractsOf(partnerId)).filter(({ endedAt }) => endedAt === null));
  const resolve = async ({ partnerId, record, seen }: ContractField) =>
    resolveAmong(await contractsOf(partnerId), record.contractNames, lookup, seen?.led);
  /** A contract goes by the name that its second partner had when it began, whatever he is called now. */
  const toNameHere = async (contracts: readonly ContractRow[], { name, secondPartnerId }: ContractName) => {
    const nameKey = await lookup.keyOf(name);
    const own = contracts.filter((each) => secondPartnerId !== null && each.secondPartnerId === secondPartnerId);
    const known =
      contracts.find((each) => each.nameKey === nameKey) ?? own.find(({ endedAt }) => endedAt === null) ?? own[0];
    return known && known.nameKey !== nameKey ? known.name : lookup.nameHere(name);
  };

  async function take(partnerId: string, names: readonly ContractName[]): Promise<void> {
    const contracts = await contractsOf(partnerId);
    const here: string[] = [];
    for (const name of names) here.push(await toNameHere(contracts, name));
    const changes: StatedContract[] = [];
    for (const contract of planContracts(contracts, here, now)) {
      changes.push({ ...contract, secondPartnerId: contract.secondPartnerId ?? (await lookup.idOf(contract.nameKey)) });
    }
    if (changes.length === 0) return;
    await saveContracts(
      scope,
      changes.map((contract) => ({ partnerId, ...contract })),
    );
    known.delete(partnerId);
  }

  return {
    async told(field, { type, before, counts, pending }) {
      if (!pending && (!counts || type !== 'partner')) return null;
      // This CRM is still to be told that it is no partner any more; its list is nothing to be emptied for that.
      const [wasType = type] = field.seen?.fields[ACCOUNT_TYPE_KEY] ?? [];
      const isToBeTold = before?.accountType === 'partner_2' && wasType === type;
      if (!pending && isToBeTold) return null;
      const contracts = await contractsOf(field.partnerId);
      const isBlank = field.record.contractNames.length === 0 && field.seen?.contractNames.length === 0;
      if (!pending && isBlank && contracts.every(({ endedAt }) => endedAt !== null)) return null;
      return { theirs: idsOf(await resolve(field)), ours: await standingOf(field.partnerId) };
    },
    async settle(field, { before, after, taken }) {
      const { partnerId, record, seen } = field;
      if (after.accountType !== 'partner') {
        if (before?.accountType === 'partner') await take(partnerId, []);
        return;
      }
      const isNews = !seen || JSON.stringify(seen.contractNames) !== JSON.stringify(record.contractNames);
      const isTaken = taken.some(({ key }) => key === CONTRACTS_KEY) || before?.accountType === 'partner_2';
      if (!isTaken && !isNews) return;
      // Names that lead to nobody, and another spelling or order, are no other contracts; they are taken over all the same.
      const names = await resolve(field);
      if (isTaken || isSame(idsOf(names), await standingOf(partnerId))) await take(partnerId, names);
    },
    led: async (field) => toLed(await contractsOf(field.partnerId), await resolve(field)),
    async named(nameKeys) {
      const keys = [...new Set(nameKeys)];
      for (const key of keys) lookup.forget(key);
      const resolved: string[] = [];
      for (const key of keys) {
        // Most organizations are partners, whom no contract names.
        const bearer = (await isContractName(scope, key)) ? await lookup.idOf(key) : null;
        if (bearer === null) continue;
        resolved.push(...(await resolveContracts(scope, key, bearer)));
      }
      for (const partnerId of resolved) known.delete(partnerId);
      return resolved;
    },
  };
}

const idsOf = (list: readonly { secondPartnerId: string | null }[]): string[] => [
  ...new Set(list.flatMap(({ secondPartnerId }) => secondPartnerId ?? [])),
];
