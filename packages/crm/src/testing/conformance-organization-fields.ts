import type { OwnField } from '@tierline/domain/crm';
import { expect, it } from 'vitest';
import type { CrmWorld } from './crm-world.ts';

const OWN: readonly OwnField[] = ['contracts', 'preferred', 'account_type', 'in_sync', 'status'];
/** One that both extensions bring along, and that takes several of these values. */
const POOLS = ['Pool 1', 'Pool 2', 'Pool 3', 'Pool 4', 'Pool 5A', 'Pool 5B', 'Pool 6'];
const values = (texts: readonly string[]) => texts.map((value) => ({ value, label: value }));

export function testOrganizationFields(world: () => CrmWorld): void {
  it('are described with their types and the values that can be chosen, in the CRM’s order (rows 78, 79, 81)', async () => {
    const fields = await world().crm.describeOrganizationFields();
    const fieldOf = (key: string) => fields.find((field) => field.key === key);
    expect(fieldOf('name')).toMatchObject({ type: 'name', values: [] });
    expect(fieldOf('region')).toMatchObject({ type: 'select', values: values(['Americas', 'EMEA', 'APAC']) });
    expect(fieldOf('product_lines')).toEqual({
      ...{ key: 'product_lines', label: expect.stringMatching(/product lines/i), type: 'multi_select' },
      values: values(POOLS),
    });
    expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
  });

  it('bear the CRM’s name where they are not known by another, and those by which Tierline works are none', async () => {
    const { crm } = world();
    const fields = await crm.describeOrganizationFields();
    const others = fields.filter(({ key }) => !['name', 'region', 'segment', 'product_lines', 'tier'].includes(key));
    for (const { key } of others) expect(key).toBe(`${crm.kind}.${crm.organizationField({ key })}`);
    const own = OWN.map((of) => crm.organizationField(of));
    expect(fields.map(({ key }) => crm.organizationField({ key })).filter((name) => own.includes(name))).toEqual([]);
  });

  it('with a list of values, and no others, are told of every record', async () => {
    const { crm, seedOrganization } = world();
    const id = await seedOrganization({ name: 'Carahsoft', productLines: ['Pool 2', 'Pool 4'] });
    const listed = (await crm.describeOrganizationFields())
      .filter(({ type }) => type !== 'name' && type !== 'other')
      .map(({ key }) => key);
    const found = await crm.find('organization', id);
    expect(Object.keys(found?.values ?? {}).toSorted()).toEqual(listed.toSorted());
    expect(found?.values).toMatchObject({ region: [], product_lines: ['Pool 2', 'Pool 4'] });
  });

  it('are named for the check of a claim; of what the CRM has no field for there is none', () => {
    const { crm } = world();
    for (const of of [...OWN, { key: 'region' }]) {
      expect(crm.watchedFields('organization')).toContain(crm.organizationField(of));
    }
    const foreign = { key: crm.kind === 'hubspot' ? 'salesforce.Industry' : 'hubspot.industry' };
    expect(() => crm.organizationField(foreign)).toThrow(expect.objectContaining({ code: 'rejected' }));
  });
}
