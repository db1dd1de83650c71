import { describe, expect, it } from 'vitest';
import { demoVendor } from './demo-vendor.ts';
import { type DemoOrg, type LeadConversion, loadDemo } from './load-demo.ts';
import { type DemoRecord, type DemoVendor, ref, STANDARD_PROFILE } from './record.ts';
import { smallVendor } from './small-vendor.ts';

const profile = new Map([[STANDARD_PROFILE, '00e1']]);

function createOrg() {
  const inserts: { object: string; fields: Readonly<Record<string, unknown>>; at: string }[] = [];
  const conversions: (LeadConversion & { at: string })[] = [];
  const values: (readonly [string, string, readonly string[]])[] = [];
  const org: DemoOrg = {
    addPicklistValues: (...added) => values.push(added),
    insert: (object, fields, at) => `id${inserts.push({ object, fields, at })}`,
    convertLead: (conversion, at) => conversions.push({ ...conversion, at }),
  };
  return { org, inserts, conversions, values };
}

const vendorOf = (...records: DemoRecord[]): DemoVendor => ({
  name: 'Vendor',
  picklistValues: [],
  records,
  conversions: [],
});

const account = (key: string, fields: DemoRecord['fields']): DemoRecord => ({
  object: 'Account',
  key,
  fields,
  at: '2026-01-01T09:00:00Z',
});

describe('putting a vendor into an org', () => {
  it('replaces references by the ids that the org gave, and leaves blanks out', () => {
    const { org, inserts } = createOrg();
    const ids = loadDemo(
      org,
      vendorOf(account('a', { Name: 'A', Site: null }), account('b', { Name: 'B', ParentId: ref('a') })),
      new Map(),
    );
    expect(inserts.map(({ fields }) => fields)).toEqual([{ Name: 'A' }, { Name: 'B', ParentId: 'id1' }]);
    expect(ids.get('b')).toBe('id2');
  });

  it('refuses a reference to what is not there yet', () => {
    const records = vendorOf(account('b', { ParentId: ref('a') }), account('a', {}));
    expect(() => loadDemo(createOrg().org, records, new Map())).toThrow('refers to a before it is there');
  });

  it('refuses two records with one key', () => {
    const records = vendorOf(account('a', {}), account('a', {}));
    expect(() => loadDemo(createOrg().org, records, new Map())).toThrow('two records with the key a');
  });

  it.each([
    ['demo', demoVendor('2026-11-24')],
    ['small', smallVendor('2026-11-24')],
  ])('puts every record of the %s vendor in, each reference resolved', (_, vendor) => {
    const { org, inserts, conversions, values } = createOrg();
    const ids = loadDemo(org, vendor, profile);
    expect(inserts).toHaveLength(vendor.records.length);
    expect(ids.size).toBe(vendor.records.length + profile.size);
    expect(inserts.flatMap(({ fields }) => Object.values(fields)).filter((value) => typeof value === 'object')).toEqual(
      [],
    );
    expect(conversions).toHaveLength(vendor.conversions.length);
    expect(values).toHaveLength(1);
  });

  it('converts leads to opportunities of their company', () => {
    const { org, inserts, conversions } = createOrg();
    loadDemo(org, demoVendor('2026-11-24'), profile);
    const recordOf = (id: string) => inserts[Number(id.slice(2)) - 1];
    for (const { leadId, accountId } of conversions) {
      expect(recordOf(leadId)?.object).toBe('Lead');
      expect(recordOf(leadId)?.fields.Company).toBe(recordOf(accountId)?.fields.Name);
    }
    expect(conversions).toHaveLength(8);
  });
});
