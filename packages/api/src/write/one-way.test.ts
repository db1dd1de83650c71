import { getSavedMappings, saveMappings } from '@tierline/db/field-mapping';
import type { SyncedObject } from '@tierline/domain/crm';
import { toDefaultMapping } from '@tierline/domain/field-mapping/default-mapping';
import type { Direction } from '@tierline/domain/field-mapping/field-mapping';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getOnly } from '../testing/blocks.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
let ada: string;
beforeEach(async () => {
  world = await createWorld();
  [ada = ''] = world.org.admin.seed('Contact', [
    { FirstName: 'Ada', LastName: 'Lovell', AccountId: world.ids.brightline, Title: 'Head of Sales', Phone: '1' },
  ]);
  await world.settle();
});
afterEach(() => world.close());

const FIELD = 'Tierline_Preferred_Distributor__c';
const scope = () => ({ db: world.db, tenantId: world.tenantId });
async function map(object: SyncedObject, key: string, field: string, direction: Direction) {
  const { mappings, revision } = await getSavedMappings(scope(), 'salesforce', object);
  const mapping = { ...toDefaultMapping(object, key, field), direction };
  await saveMappings(scope(), 'salesforce', object, [...mappings, mapping], revision);
}
const idOf = async (table: 'contact' | 'organization', name: string) => {
  const { rows } = await world.db.$client.execute({ sql: `select id from ${table} where name = ?`, args: [name] });
  return String(rows[0]?.id);
};
const countWrites = async () => {
  const { rows } = await world.db.$client.execute('select count(*) as n from record_write');
  return Number(rows[0]?.n);
};

describe('a change that the CRM would override, for its mapping lets nobody write the field (row 180)', () => {
  it('is not offered on a contact’s page, which says why, and what is left alone is not shown', async () => {
    await map('contact', 'title', 'Title', 'read_only');
    await map('contact', 'phone', 'Phone', 'excluded');
    const page = (await world.as('admin', ada).open('contact')).data;
    const fields = getOnly(page, 'form').fields;
    expect(fields.find(({ name }) => name === 'title')).toMatchObject({ disabled: expect.stringMatching(/read/) });
    expect(fields.map(({ name }) => name)).not.toContain('phone');
    const contact = await idOf('contact', 'Ada Lovell');
    const edit = (values: object, key: string) =>
      world.as('admin', ada).call('contact.edit', { contact, ...values, key });
    expect((await edit({ title: 'Director' }, 'change-title')).problem).toMatchObject({
      code: 'input_invalid',
      field: 'title',
    });
    expect((await edit({ phone: '2' }, 'change-phone')).problem).toMatchObject({
      code: 'field_unknown',
      field: 'phone',
    });
    expect(await countWrites()).toBe(0);
  });

  it('of the preferred distributor is refused, with where to change it', async () => {
    const admin = world.as('admin', world.ids.brightline);
    const [organization, row] = [await idOf('organization', 'Brightline'), await idOf('organization', 'Kestrel')];
    await map('organization', 'preferred', FIELD, 'read_only');
    const claims = { fields: { [FIELD]: { read: true, edit: true } } };
    const { status, problem } = await admin.call(
      'contract.prefer',
      { organization, row, key: 'prefer-kestrel' },
      claims,
    );
    expect([status, problem?.code, problem?.field]).toEqual([422, 'field_one_way', 'preferred']);
    expect(problem?.text).toMatch(/Change it in Salesforce, or ask your administrator to let it go both ways/);
    expect(await countWrites()).toBe(0);
  });
});
