import { findLink } from '@tierline/db/record-link';
import { toDefaultMapping } from '@tierline/domain/field-mapping/default-mapping';
import type { FieldMapping } from '@tierline/domain/field-mapping/field-mapping';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectedOrg, createConnectedOrg } from './testing/connected-org.ts';
import { tryMapping } from './try-mapping.ts';

let world: ConnectedOrg;
let ids: { partner: string; second: string };
beforeEach(async () => {
  world = await createConnectedOrg();
  const seed = (name: string, type: string, more: Record<string, string> = {}) =>
    world.org.admin.seed('Account', [
      {
        ...{ Name: name, Sync_with_Tierline__c: true, Tierline_Account_Type__c: type },
        ...{ Tierline_Status__c: `Active ${type}`, ...more },
      },
    ])[0] ?? '';
  const second = seed('Northwind', 'Distributor');
  const more = { Tierline_Region__c: 'EMEA', Tierline_Associated_Distributors__c: 'Northwind;Nortwind' };
  ids = { second, partner: seed('Brightline', 'Partner', more) };
  await world.settle();
});
afterEach(() => world.close());

const region = (more: Partial<FieldMapping> = {}): FieldMapping => ({
  ...toDefaultMapping('organization', 'region', 'Tierline_Region__c'),
  ...more,
});
async function attempt(mapping: FieldMapping, crmId = ids.partner) {
  const link = await findLink({ db: world.db, tenantId: world.tenantId }, 'salesforce', 'organization', crmId);
  const of = { object: 'organization', recordId: link?.id ?? '', key: mapping.key } as const;
  return tryMapping(world, world.tenantId, 'salesforce', of, [mapping]);
}
const before = () => JSON.stringify([world.org.admin.listRecords('Account')]);

describe('a mapping that is tried', () => {
  it('shows every hop of a value that both sides hold', async () =>
    expect(await attempt(region())).toMatchObject({
      ...{ name: 'Brightline', crmId: ids.partner, raw: ['EMEA'], transformed: ['EMEA'] },
      ...{ told: { values: ['EMEA'] }, held: ['EMEA'], seen: ['EMEA'], decision: 'agree', written: null },
    }));

  it.each<[string, Partial<FieldMapping>, object]>([
    [
      'translated, it would be taken over',
      { values: [{ ours: 'Europe', theirs: 'EMEA' }] },
      { told: { values: ['Europe'] }, decision: 'take' },
    ],
    [
      'a value that leads nowhere keeps what is held',
      { values: [{ ours: 'Asia', theirs: 'APAC' }] },
      { told: { unmapped: ['EMEA'] }, held: ['EMEA'], decision: 'unmapped', written: null },
    ],
    ['in another case', { transform: 'lower_case' }, { transformed: ['emea'], told: { values: ['emea'] } }],
    ['left alone', { direction: 'excluded' }, { decision: 'left_alone' }],
    ['read from a field that there is none of', { field: 'Nowhere__c' }, { raw: null }],
  ])('%s', async (_, more, trial) => expect(await attempt(region(more))).toMatchObject(trial));

  it('says what would be written there, in the CRM’s words', async () => {
    const blank = region({ field: 'Tierline_Segment__c', values: [{ ours: 'EMEA', theirs: 'Enterprise' }] });
    const trial = await attempt(blank);
    expect(trial).toMatchObject({ raw: [], held: ['EMEA'] });
    expect(['take', 'write']).toContain(trial?.decision);
  });

  it('finds whom names mean, and says which lead to nobody', async () => {
    const trial = await attempt(toDefaultMapping('organization', 'contracts', 'Tierline_Associated_Distributors__c'));
    const link = await findLink({ db: world.db, tenantId: world.tenantId }, 'salesforce', 'organization', ids.second);
    expect(trial).toMatchObject({
      ...{ raw: ['Northwind', 'Nortwind'], told: { values: [link?.id] }, unresolved: ['Nortwind'] },
      ...{ held: [link?.id], decision: 'agree' },
    });
  });

  it('changes nothing on either side, and knows no record that the CRM lacks', async () => {
    const records = before();
    await attempt(region({ values: [{ ours: 'Europe', theirs: 'EMEA' }] }));
    expect(before()).toBe(records);
    expect(await attempt(region(), 'nobody')).toBeNull();
  });
});
