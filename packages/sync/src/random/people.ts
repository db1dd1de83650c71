import type { CrmKind } from '@tierline/domain/crm';
import type { Draws } from './draws.ts';
import { linkBoth, type World } from './three-sides.ts';
import { findRecord } from './words.ts';

type Values = Readonly<Record<string, readonly string[]>>;

export const DISTRIBUTORS = ['D0', 'D1', 'D2'];
export const PARTNERS = ['P0', 'P1', 'P2', 'P3'];
export const CONTACTS = ['C0', 'C1', 'C2'];

/** Distributors and partners that both CRMs have, and partners and contacts that one of them has. */
export async function populate(world: World, draws: Draws): Promise<void> {
  const both = async (object: 'organization' | 'contact', handle: string, valuesIn: (crm: CrmKind) => Values) => {
    const [salesforce, hubspot] = (['salesforce', 'hubspot'] as const).map((crm) =>
      world.add(crm, object, handle, valuesIn(crm)),
    );
    await linkBoth(world, object, { salesforce: salesforce ?? '', hubspot: hubspot ?? '' });
  };
  const partner = (handle: string): Values => ({
    ...company(handle, 'Partner'),
    contracts: draws.some(DISTRIBUTORS),
    ...(draws.chance(0.5) ? { region: ['EMEA'] } : {}),
  });
  for (const handle of DISTRIBUTORS) await both('organization', handle, () => company(handle, 'Distributor'));
  const differ = draws.chance(0.3);
  for (const handle of ['P0', 'P1']) {
    const values = partner(handle);
    await both('organization', handle, () => (differ ? partner(handle) : values));
  }
  world.add('salesforce', 'organization', 'P2', partner('P2'));
  world.add('hubspot', 'organization', 'P3', partner('P3'));
  const person = (crm: CrmKind, handle: string, at: string): Values => ({
    ...{ first_name: ['Kim'], last_name: [`${handle} Doe`], email: [`${handle}@example.com`], status: ['Contact'] },
    organization: [findRecord(world.sides[crm].records, 'organization', at)?.id ?? ''],
  });
  await both('contact', 'C0', (crm) => person(crm, 'C0', 'P0'));
  world.add('salesforce', 'contact', 'C1', person('salesforce', 'C1', 'P1'));
  world.add('hubspot', 'contact', 'C2', person('hubspot', 'C2', 'P0'));
}

export const company = (handle: string, type: 'Partner' | 'Distributor'): Values => ({
  ...{ name: [handle], account_type: [type], status: [`Active ${type}`] },
});
