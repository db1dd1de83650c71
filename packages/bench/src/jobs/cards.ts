import { createWorld, type World } from '@tierline/api/testing/world';
import { findLink } from '@tierline/db/record-link';
import type { FieldValues } from '@tierline/domain/organization-field';
import { type BigTenant, bigTenant, type TenantSize } from '../big-tenant.ts';
import type { Figure } from '../figure.ts';
import { fillTenant } from '../fill-tenant.ts';
import { PICKER_LIMIT } from '../page-with-reasons.ts';
import { createNaive } from '../peers/naive.ts';
import { sidesOf } from '../sides.ts';
import { type CardCase, measureCard } from './card.ts';

/** A deal's card at a vendor whose contracts come from its CRM, and at a big one where rules decide. */
export async function measureCards(size: TenantSize, requests: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const toCase of [withContracts, withRules]) {
    const world = await createWorld();
    figures.push(await measureCard(await toCase(world, size), requests));
    await world.close();
  }
  return figures;
}

/** Smaller, for all of it is read from the CRM. */
async function withContracts(world: World, { partners, secondPartners }: TenantSize): Promise<CardCase> {
  const [resellers, distributors] = [partners / 50, secondPartners / 12.5];
  addOrganizations(world, { resellers, distributors });
  await world.settle();
  const size = { partners: resellers, 'second partners': distributors };
  const expected = [await idOf(world, world.ids.northwind), await idOf(world, world.ids.kestrel)];
  return { job: 'card over HTTP, contracts decide', world, size, expected };
}

/** The deal's partner and second partner get the fields of two that are associated. */
async function withRules(world: World, size: TenantSize): Promise<CardCase> {
  const tenant = bigTenant(size);
  await fillTenant(world, tenant);
  const { values, expected } = typicalPartner(tenant);
  const second = tenant.organizations.find(({ id }) => id === expected[0]);
  await setValues(world, world.ids.brightline, values);
  await setValues(world, world.ids.northwind, second?.values ?? {});
  const { partners, secondPartners, rules, deals } = size;
  return {
    job: 'card over HTTP, rules decide',
    world,
    size: { partners, 'second partners': secondPartners, rules, 'open deals': deals },
    // The deal's own second partner is one more, and may be in the place of the last.
    expected: expected.slice(0, -1),
  };
}

/** The first partner with more second partners than a picker shows, its fields, and who those are. */
function typicalPartner(tenant: BigTenant): { values: FieldValues; expected: string[] } {
  const naive = createNaive(tenant);
  for (const { id, values } of sidesOf(tenant.organizations).partners) {
    const { rows } = naive.pageOf(id, PICKER_LIMIT);
    if (rows.length === PICKER_LIMIT) return { values, expected: rows.map((each) => each.id) };
  }
  throw new Error('nobody has as many second partners as a picker shows');
}

async function idOf({ db, tenantId }: World, crmId: string): Promise<string> {
  const link = await findLink({ db, tenantId }, 'salesforce', 'organization', crmId);
  if (!link) throw new Error(`${crmId} has not been read`);
  return link.id;
}

async function setValues(world: World, crmId: string, values: FieldValues): Promise<void> {
  const args = [JSON.stringify(values), world.tenantId, await idOf(world, crmId)];
  await world.db.$client.execute({
    sql: 'update organization set field_values = ? where tenant_id = ? and id = ?',
    args,
  });
}

function addOrganizations(
  { org }: World,
  { distributors, resellers }: { distributors: number; resellers: number },
): void {
  const many = (count: number, name: string, type: string, more: Record<string, string>) =>
    Array.from({ length: count }, (_, i) => ({
      Name: `${name} ${i}`,
      Tierline_Account_Type__c: type,
      Sync_with_Tierline__c: true,
      Tierline_Status__c: `Active ${type}`,
      ...more,
    }));
  org.admin.seed('Account', many(distributors, 'Distributor', 'Distributor', {}));
  const names = Array.from({ length: Math.min(5, distributors) }, (_, i) => `Distributor ${i}`).join(';');
  org.admin.seed('Account', many(resellers, 'Reseller', 'Partner', { Tierline_Associated_Distributors__c: names }));
}
