import type { Contract, PartnerAssociations } from '@tierline/domain/eligibility';
import type { Rule } from '@tierline/domain/rule';
import type { SecondPartnerSetting } from '@tierline/domain/second-partner-setting';
import { and, desc, eq, exists, getTableColumns, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import {
  afterName,
  byName,
  containsWords,
  findOrganization,
  type OrganizationRow,
  toOrganization,
} from './organization.ts';
import { broughtOf, given, ofGivenTenant, prepared } from './prepared.ts';
import { listRules, toRule } from './rule.ts';
import { contract, organization } from './schema/organization.ts';
import { ofTenant, type Scope } from './scope.ts';
import { getSetting } from './second-partner-setting.ts';

export type ContractRow = typeof contract.$inferSelect;

export const listContractsOfPartner = (scope: Scope, partnerId: string): Promise<ContractRow[]> =>
  ofGivenPartner(scope, { partnerId });

const ofGivenPartner = prepared<{ partnerId: string }, ContractRow[]>((db) =>
  db
    .select()
    .from(contract)
    .where(ofGivenTenant(contract, eq(contract.partnerId, given('partnerId'))))
    .orderBy(contract.position)
    .prepare(),
);

/** Of many partners, in one query, each one's in their order. */
export const listContractsOfPartners = (scope: Scope, partnerIds: readonly string[]): Promise<ContractRow[]> =>
  scope.db
    .select()
    .from(contract)
    .where(
      ofTenant(
        scope,
        contract,
        sql`${contract.partnerId} in (select value from json_each(${JSON.stringify(partnerIds)}))`,
      ),
    )
    .orderBy(contract.partnerId, contract.position);

/** Ids that one query asks for: SQLite takes some ten thousand parameters, and no more. */
const CHUNK = 500;

export type NamedContract = Pick<ContractRow, 'partnerId' | 'nameKey' | 'secondPartnerId'>;

/** Whom the contracts of many partners name, ended ones too, in no particular order. */
export async function listNamedContracts(scope: Scope, partnerIds: readonly string[]): Promise<NamedContract[]> {
  const { partnerId, nameKey, secondPartnerId } = contract;
  const rows: NamedContract[] = [];
  for (let from = 0; from < partnerIds.length; from += CHUNK) {
    const page = await scope.db
      .select({ partnerId, nameKey, secondPartnerId })
      .from(contract)
      .where(ofTenant(scope, contract, inArray(partnerId, partnerIds.slice(from, from + CHUNK))));
    rows.push(...page);
  }
  return rows;
}

/** What the domain needs to decide who may stand behind this partner. */
export async function getPartnerAssociations(
  scope: Scope,
  partnerId: string | null,
  /** Who decides, and by which rules, for whoever has that at hand. */
  deciding?: { source: SecondPartnerSetting['source']; rules: readonly Rule[] },
): Promise<PartnerAssociations> {
  const row = partnerId === null ? null : await findOrganization(scope, partnerId);
  const of = { partner: row && toOrganization(row), preferredId: row?.preferredId ?? null };
  const source = deciding?.source ?? (await getSetting(scope)).source;
  if (source === 'rules') return { ...of, source, rules: deciding?.rules ?? (await listRules(scope)).map(toRule) };
  return { ...of, source, contracts: row ? await getContracts(scope, row.id) : new Map() };
}

async function getContracts(scope: Scope, partnerId: string): Promise<Map<string, Contract>> {
  const contracts = new Map<string, Contract>();
  for (const row of await listContractsOfPartner(scope, partnerId)) {
    if (row.secondPartnerId === null) continue;
    const known = contracts.get(row.secondPartnerId);
    // Two spellings of one organization: the one that stands counts.
    if (known && known.endedAt === null) continue;
    contracts.set(row.secondPartnerId, {
      secondPartnerId: row.secondPartnerId,
      startedAt: row.startedAt,
      endedAt: row.endedAt,
    });
  }
  return contracts;
}

export async function saveContracts(scope: Scope, rows: Omit<ContractRow, 'tenantId'>[]): Promise<void> {
  for (const row of rows) await upsert(scope, row);
}

const upsert = prepared<Omit<ContractRow, 'tenantId'>, unknown>((db) => {
  const { tenantId, partnerId, nameKey, ...others } = getTableColumns(contract);
  return db
    .insert(contract)
    .values({
      ...{ tenantId: given('tenantId'), partnerId: given('partnerId'), nameKey: given('nameKey') },
      ...{ name: given('name'), secondPartnerId: given('secondPartnerId'), position: given('position') },
      ...{ startedAt: given('startedAt'), endedAt: given('endedAt') },
    })
    .onConflictDoUpdate({ target: [tenantId, partnerId, nameKey], set: broughtOf(others) })
    .prepare();
});

/** Whether any contract, one that has ended too, names somebody so. */
export async function isContractName(scope: Scope, nameKey: string): Promise<boolean> {
  const [row] = await ofGivenName(scope, { nameKey });
  return row !== undefined;
}

/** Of what the primary key holds alone, SQLite would look through all that the tenant has. */
const ofGivenName = prepared<{ nameKey: string }, { name: string }[]>((db) =>
  db
    .select({ name: contract.name })
    .from(contract)
    .where(ofGivenTenant(contract, eq(contract.nameKey, given('nameKey'))))
    .limit(1)
    .prepare(),
);

/**
 * Contracts of that name whose second partner was not known yet, or has left the programme, get this one; answers whose they
 * are.
 */
export async function resolveContracts(scope: Scope, nameKey: string, secondPartnerId: string): Promise<string[]> {
  return (await resolveGivenName(scope, { nameKey, secondPartnerId })).map(({ partnerId }) => partnerId);
}

const resolveGivenName = prepared<{ nameKey: string; secondPartnerId: string }, { partnerId: string }[]>((db) => {
  const left = db
    .select({ id: organization.id })
    .from(organization)
    .where(
      ofGivenTenant(organization, eq(organization.id, contract.secondPartnerId), eq(organization.standing, 'outside')),
    );
  const open = or(isNull(contract.secondPartnerId), exists(left));
  return db
    .update(contract)
    .set({ secondPartnerId: sql`${given('secondPartnerId')}` })
    .where(ofGivenTenant(contract, eq(contract.nameKey, given('nameKey')), open))
    .returning({ partnerId: contract.partnerId })
    .prepare();
});

export interface ContractedOrganization {
  organization: OrganizationRow;
  startedAt: string;
  preferred: boolean;
}

export interface NetworkPage {
  rows: ContractedOrganization[];
  /** All that match the words. */
  total: number;
}

export interface NetworkSearch {
  nameKey: string;
  after: { nameKey: string; id: string } | null;
  limit: number;
}

const standing = and(isNull(contract.endedAt), sql`${organization.standing} <> 'outside'`);

/** The partners that have a contract with this second partner, by name, a page at a time. */
export async function listPartnersOf(
  scope: Scope,
  secondPartnerId: string,
  search: NetworkSearch,
): Promise<NetworkPage> {
  const join = and(eq(organization.tenantId, contract.tenantId), eq(organization.id, contract.partnerId));
  const where = ofTenant(
    scope,
    contract,
    eq(contract.secondPartnerId, secondPartnerId),
    standing,
    containsWords(search.nameKey),
  );
  const rows = await scope.db
    .select({ organization, startedAt: contract.startedAt })
    .from(contract)
    .innerJoin(organization, join)
    .where(and(where, afterName(search.after)))
    .orderBy(...byName)
    .limit(search.limit);
  const [count] = await scope.db
    .select({ total: sql<number>`count(*)` })
    .from(contract)
    .innerJoin(organization, join)
    .where(where);
  return {
    rows: rows.map((row) => ({ ...row, preferred: row.organization.preferredId === secondPartnerId })),
    total: count?.total ?? 0,
  };
}

/** The second partners that this partner has a contract with, the preferred one first. */
export async function listSecondPartnersOf(scope: Scope, partner: OrganizationRow): Promise<ContractedOrganization[]> {
  const preferred = sql<number>`${organization.id} = ${partner.preferredId ?? ''}`;
  const rows = await scope.db
    .select({ organization, startedAt: contract.startedAt })
    .from(contract)
    .innerJoin(
      organization,
      and(eq(organization.tenantId, contract.tenantId), eq(organization.id, contract.secondPartnerId)),
    )
    .where(ofTenant(scope, contract, eq(contract.partnerId, partner.id), standing))
    .orderBy(desc(preferred), ...byName)
    .limit(MOST_CONTRACTS);
  return rows.map((row) => ({ ...row, preferred: row.organization.id === partner.preferredId }));
}

/** A partner's field lists its second partners by name, and a Salesforce multi-select field holds 4,099 characters. */
export const MOST_CONTRACTS = 500;

/** The contracts of these names with no organization behind them, for a partner's page. */
export const listUnresolvedNames = (scope: Scope, partnerIds: string[]): Promise<{ name: string }[]> =>
  scope.db
    .select({ name: contract.name })
    .from(contract)
    .where(
      ofTenant(
        scope,
        contract,
        inArray(contract.partnerId, partnerIds),
        isNull(contract.secondPartnerId),
        isNull(contract.endedAt),
      ),
    )
    .limit(MOST_CONTRACTS);

/** Contracts of a partner that have ended, the last ended first. */
export const listFormer = (scope: Scope, partnerId: string): Promise<ContractRow[]> =>
  scope.db
    .select()
    .from(contract)
    .where(ofTenant(scope, contract, eq(contract.partnerId, partnerId), isNotNull(contract.endedAt)))
    .orderBy(desc(contract.endedAt))
    .limit(MOST_CONTRACTS);
