import { type ContractedOrganization, listPartnersOf, listSecondPartnersOf } from '@tierline/db/contract';
import { listOrganizationsById, type OrganizationRow, toOrganization } from '@tierline/db/organization';
import { listOrganizationFields } from '@tierline/db/organization-field';
import { listRules, toRule } from '@tierline/db/rule';
import { getSetting } from '@tierline/db/second-partner-setting';
import type { Found } from '@tierline/domain/eligibility-index/types';
import { type NearMiss, nearestMiss } from '@tierline/domain/explain/nearest-miss';
import { toNameKey } from '@tierline/domain/organization';
import type { OrganizationField } from '@tierline/domain/organization-field';
import type { Context } from '../context.ts';
import { PAGE } from './cursor.ts';

export type Cursor = { nameKey: string; id: string } | null;
type Source = Pick<Context, 'scope' | 'indexes'>;

/** An organization at the other end of an association; contracts say since when, rules say which of them fit. */
export interface Associated extends Omit<ContractedOrganization, 'startedAt'> {
  startedAt: string | null;
  rules: string[];
}

export interface NetworkPage {
  rows: Associated[];
  /** All that match the words. */
  total: number;
}

const byContract = (row: ContractedOrganization): Associated => ({ ...row, rules: [] });

export async function findPartners(
  ctx: Source,
  secondPartnerId: string,
  words: string,
  after: Cursor,
): Promise<NetworkPage> {
  const { scope } = ctx;
  if ((await getSetting(scope)).source === 'contracts') {
    const page = await listPartnersOf(scope, secondPartnerId, { nameKey: toNameKey(words), after, limit: PAGE });
    return { rows: page.rows.map(byContract), total: page.total };
  }
  const index = await ctx.indexes.get(scope);
  const found = index.listPartnersOf(secondPartnerId, { words, after, limit: PAGE });
  return load(ctx, found, (row) => ({
    preferred: row.preferredId === secondPartnerId,
    ruleIds: index.rulesBetween(row.id, secondPartnerId),
  }));
}

export async function findSecondPartners(
  ctx: Source,
  partner: OrganizationRow,
  words: string,
  after: Cursor,
): Promise<NetworkPage> {
  const { scope } = ctx;
  if ((await getSetting(scope)).source === 'contracts') {
    const rows = await listSecondPartnersOf(scope, partner);
    return { rows: rows.map(byContract), total: rows.length };
  }
  const index = await ctx.indexes.get(scope);
  const found = index.listSecondPartnersOf(partner.id, { words, after, limit: PAGE });
  return load(ctx, found, (row) => ({
    preferred: partner.preferredId === row.id,
    ruleIds: index.rulesBetween(partner.id, row.id),
  }));
}

async function load(
  { scope }: Source,
  { ids, total }: Found,
  about: (row: OrganizationRow) => { preferred: boolean; ruleIds: string[] },
): Promise<NetworkPage> {
  const names = new Map((await listRules(scope)).map(({ id, name }) => [id, name]));
  const rows = await inOrder(scope, ids);
  return {
    rows: rows.map((organization) => {
      const { preferred, ruleIds } = about(organization);
      return { organization, preferred, startedAt: null, rules: ruleIds.map((id) => names.get(id) ?? '') };
    }),
    total,
  };
}

async function inOrder(scope: Context['scope'], ids: string[]): Promise<OrganizationRow[]> {
  const rows = new Map((await listOrganizationsById(scope, ids)).map((row) => [row.id, row]));
  return ids.map((id) => rows.get(id)).filter((row) => row !== undefined);
}

/** Second partners that may not stand behind a partner; where rules decide each with the rule that comes nearest. */
export interface OthersPage {
  rows: { organization: OrganizationRow; nearest: NearMiss | null }[];
  fields: OrganizationField[];
  total: number;
}

export async function findOthers(
  { scope, indexes }: Source,
  partner: OrganizationRow,
  words: string,
  after: Cursor,
): Promise<OthersPage> {
  const { ids, total } = (await indexes.get(scope)).listOthers(partner.id, { words, after, limit: PAGE });
  const organizations = await inOrder(scope, ids);
  if ((await getSetting(scope)).source === 'contracts') {
    return { rows: organizations.map((organization) => ({ organization, nearest: null })), fields: [], total };
  }
  const rules = (await listRules(scope)).map(toRule);
  const fields = await listOrganizationFields(scope);
  const of = toOrganization(partner);
  const rows = organizations.map((organization) => ({
    organization,
    nearest: nearestMiss(rules, of, toOrganization(organization), fields),
  }));
  return { rows, fields, total };
}
