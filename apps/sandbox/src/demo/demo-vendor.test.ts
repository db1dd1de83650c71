import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isExact } from './amount.ts';
import { weekdayOf } from './calendar.ts';
import oasis from './data/oasis-vendors.json' with { type: 'json' };
import { demoVendor } from './demo-vendor.ts';
import { LEAD_CHAINS, LEADS } from './leads.ts';
import { OPPORTUNITIES, OPPORTUNITY_CHAINS } from './opportunities.ts';
import { type DemoRecord, type DemoVendor, isReference, STANDARD_PROFILE } from './record.ts';
import { ASSOCIATED_DISTRIBUTORS } from './records.ts';
import { currencies } from './territory.ts';

const TODAY = '2026-11-24';
const vendor = demoVendor(TODAY);
const byKey = new Map(vendor.records.map((record) => [record.key, record]));
const listKind = (kind: string) => vendor.records.filter(({ key }) => key.startsWith(`${kind}:`));
const text = (record: DemoRecord, field: string) => String(record.fields[field]);
const hash = (of: DemoVendor) => createHash('sha256').update(JSON.stringify(of)).digest('hex');

/** The record that a lookup points at. */
function target(record: DemoRecord, field: string): DemoRecord | null {
  const value = record.fields[field] ?? null;
  return value !== null && isReference(value) ? (byKey.get(value.ref) ?? null) : null;
}

const contractsOf = (reseller: DemoRecord): string[] => {
  const names = reseller.fields[ASSOCIATED_DISTRIBUTORS];
  return typeof names === 'string' ? names.split(';') : [];
};

const distributorNames = new Set(listKind('distributor').map((record) => text(record, 'Name')));
const share = (part: number, whole: number) => Math.round((100 * part) / whole);

describe('the demo vendor', () => {
  it('is the same each time and on every machine', () => {
    expect(hash(demoVendor(TODAY))).toBe(hash(vendor));
    expect(hash(vendor)).toMatchInlineSnapshot(`"dc6d8f9c66f573d53a918072e76a6ff91797ac9b960799ac80ddfd74c1188d3f"`);
  });

  it('differs on another day in its dates alone', () => {
    const withoutDates = (of: DemoVendor) =>
      of.records
        .map(({ key, fields }) => ({ key, fields: { ...fields, CloseDate: null } }))
        .sort((a, b) => (a.key < b.key ? -1 : 1));
    expect(withoutDates(demoVendor('2031-02-28'))).toEqual(withoutDates(vendor));
  });

  it('has as many records as it says', () => {
    const counts = ['user', 'distributor', 'reseller', 'customer', 'opportunity', 'lead', 'contact'].map(
      (kind) => listKind(kind).length,
    );
    expect(counts).toEqual([7, 38, 192, 150, OPPORTUNITIES, LEADS, 587]);
    expect(byKey.size).toBe(vendor.records.length);
  });

  it('refers only to records before, and lists them in the order in which they were made, all before today', () => {
    const seen = new Set([STANDARD_PROFILE]);
    let last = '';
    for (const { key, fields, at } of vendor.records) {
      const references = Object.values(fields).filter((value) => isReference(value));
      expect(references.filter(({ ref }) => !seen.has(ref))).toEqual([]);
      expect(at >= last && at < TODAY).toBe(true);
      seen.add(key);
      last = at;
    }
  });

  it('gives no two accounts and no two opportunities one name, and no name a semicolon', () => {
    const accounts = [...listKind('distributor'), ...listKind('reseller'), ...listKind('customer')];
    const opportunityNames = [
      ...listKind('opportunity').map((record) => text(record, 'Name')),
      ...vendor.conversions.map(({ opportunityName }) => opportunityName),
    ];
    for (const names of [accounts.map((record) => text(record, 'Name')), opportunityNames]) {
      expect(new Set(names.map((name) => name.normalize('NFKC').toLowerCase())).size).toBe(names.length);
      expect(names.filter((name) => name.includes(';') || name !== name.trim() || name.length > 120)).toEqual([]);
    }
  });

  it('keeps names that are hard: with a comma, an ampersand, an apostrophe, a letter beyond ASCII', () => {
    const names = vendor.records.map((record) => text(record, 'Name'));
    expect([...distributorNames]).toEqual(
      expect.arrayContaining(["The Chefs' Warehouse, Inc.", 'Core & Main, Inc.', 'McKesson Corp']),
    );
    expect(names).toEqual(expect.arrayContaining(["O'Tallin Construction", 'Stadtwerke Ellernbrück']));
  });

  it('keys resellers by name: two spellings are one company, one number two', () => {
    const names = listKind('reseller').map((record) => text(record, 'Name'));
    const spellings = new Set(oasis.filter(({ number }) => number === '097967608').map(({ name }) => name));
    const sharing = new Set(oasis.filter(({ number }) => number === '048341838').map(({ name }) => name));
    expect(spellings.size).toBe(2);
    expect(names.filter((name) => name.startsWith('Applied Research Associates'))).toHaveLength(1);
    expect([...sharing].sort()).toEqual(['ECS Federal Inc.', 'Engility LLC']);
    expect(names).toEqual(expect.arrayContaining([...sharing]));
  });

  it("makes an account's pools its product lines, those under both spellings together", () => {
    const ara = byKey.get('reseller:applied-research-associates-inc-dba-ara');
    expect(ara?.fields.Tierline_Product_Lines__c).toBe('Pool 1;Pool 3;Pool 4;Pool 5A;Pool 5B;Pool 6');
  });

  it('has companies of every standing', () => {
    const standings = new Map<string, number>();
    for (const record of [...listKind('distributor'), ...listKind('reseller')]) {
      const status = text(record, 'Tierline_Status__c');
      standings.set(status, (standings.get(status) ?? 0) + 1);
    }
    expect(Object.fromEntries(standings)).toEqual({
      'Active Distributor': 34,
      'Inactive Distributor': 4,
      'Active Partner': 166,
      'Prospective Partner': 14,
      'Inactive Partner': 12,
    });
  });

  it('marks organizations for Tierline, and customers not (rows 37, 43)', () => {
    const marked = (kind: string) => new Set(listKind(kind).map(({ fields }) => fields.Sync_with_Tierline__c));
    expect([marked('distributor'), marked('reseller'), marked('customer')]).toEqual([
      new Set([true]),
      new Set([true]),
      new Set([false]),
    ]);
  });
});

describe('contacts of the demo vendor', () => {
  const contacts = listKind('contact');

  it('are two or three people at each organization, and nobody at customers', () => {
    const counts = Map.groupBy(contacts, (contact) => target(contact, 'AccountId')?.key ?? '');
    const organizations = [...listKind('distributor'), ...listKind('reseller')].map(({ key }) => key);
    expect([...counts.keys()].sort()).toEqual(organizations.sort());
    expect(new Set([...counts.values()].map(({ length }) => length))).toEqual(new Set([2, 3]));
  });

  it('have every role, some none, and an address each that nobody can have', () => {
    const roles = new Set(contacts.map(({ fields }) => fields.Tierline_Role__c));
    expect(roles).toEqual(new Set(['Executive', 'Manager', 'Sales', null]));
    const addresses = contacts.map((contact) => text(contact, 'Email'));
    expect(addresses.filter((address) => !/^[a-z0-9-]+\.[a-z0-9-]+@[a-z0-9-]+\.example$/.test(address))).toEqual([]);
    expect(new Set(addresses).size).toBe(contacts.length);
    // Salesforce takes no longer ones.
    expect(addresses.filter(({ length }) => length > 80)).toEqual([]);
  });
});

describe('contracts of the demo vendor', () => {
  const resellers = listKind('reseller');
  const signed = resellers.filter((reseller) => contractsOf(reseller).length > 0);

  it('join most resellers to one to seven distributors, many to several, prospects to none', () => {
    const counts = resellers.map(
      (reseller) => contractsOf(reseller).filter((name) => distributorNames.has(name)).length,
    );
    expect(Math.max(...counts)).toBe(7);
    expect(counts.filter((count) => count === 0)).toHaveLength(14 + 14);
    expect(counts.filter((count) => count > 1).length).toBeGreaterThan(100);
    const prospects = resellers.filter((reseller) => text(reseller, 'Tierline_Status__c').startsWith('Prospective'));
    expect(prospects.flatMap(contractsOf)).toEqual([]);
  });

  it('follow a custom, the same region and the same segment, with a few exceptions (row 69)', () => {
    const where = (record: DemoRecord) => [record.fields.Tierline_Region__c, record.fields.Tierline_Segment__c];
    const byName = new Map(listKind('distributor').map((record) => [text(record, 'Name'), record]));
    const pairs = signed.flatMap((reseller) =>
      contractsOf(reseller).flatMap((name) => {
        const distributor = byName.get(name);
        return distributor ? [{ of: where(reseller), by: where(distributor) }] : [];
      }),
    );
    const customary = pairs.filter(({ of, by }) => of[0] === by[0] && of[1] === by[1] && !of.includes(null));
    expect(share(customary.length, pairs.length)).toBeGreaterThan(80);
    expect(pairs.length - customary.length).toBeGreaterThan(10);
  });

  it('leave a few fields blank that rules would ask for (row 88)', () => {
    const blank = (records: DemoRecord[]) =>
      records.filter(({ fields }) => fields.Tierline_Region__c === null || fields.Tierline_Segment__c === null);
    expect([blank(resellers).length, blank(listKind('distributor')).length]).toEqual([15, 2]);
  });

  it('name two distributors that no account bears', () => {
    const unknown = resellers.flatMap(contractsOf).filter((name) => !distributorNames.has(name));
    expect(unknown.sort()).toEqual(['Ingram Micro Inc.', 'Scansource Inc']);
  });

  it('are among the values of the field, which has one for each distributor', () => {
    expect(vendor.picklistValues).toEqual([
      { object: 'Account', field: ASSOCIATED_DISTRIBUTORS, values: [...distributorNames].sort() },
    ]);
  });

  it('hold each preferred distributor, an active one; most that have any have one', () => {
    const preferring = signed.filter((reseller) => reseller.fields.Tierline_Preferred_Distributor__c !== null);
    for (const reseller of preferring) {
      const preferred = target(reseller, 'Tierline_Preferred_Distributor__c');
      expect(contractsOf(reseller)).toContain(preferred?.fields.Name);
      expect(preferred?.fields.Tierline_Status__c).toBe('Active Distributor');
    }
    expect(share(preferring.length, signed.length)).toBeGreaterThan(75);
    expect(preferring.length).toBeLessThan(signed.length);
  });
});

describe.each([
  ['opportunities', listKind('opportunity'), OPPORTUNITY_CHAINS],
  ['leads', listKind('lead'), LEAD_CHAINS],
])('chains on %s of the demo vendor', (_, records, counts) => {
  const sold = records.filter((record) => target(record, 'Partner__c'));
  const assigned = records.filter((record) => target(record, 'Distributor__c'));

  it('have a partner and a distributor as often as stated, no distributor without a partner', () => {
    expect([sold.length, assigned.length]).toEqual([counts.partner, counts.distributor]);
    expect(assigned.filter((record) => !sold.includes(record))).toEqual([]);
    const kinds = new Set([...sold.map((record) => target(record, 'Partner__c')?.fields.Tierline_Account_Type__c)]);
    expect(kinds).toEqual(new Set(['Partner']));
  });

  it('have a distributor that fits, but for the stated exceptions', () => {
    const isActive = (record: DemoRecord) =>
      target(record, 'Distributor__c')?.fields.Tierline_Status__c === 'Active Distributor';
    const hasContract = (record: DemoRecord) => {
      const [partner, distributor] = [target(record, 'Partner__c'), target(record, 'Distributor__c')];
      return partner !== null && distributor !== null && contractsOf(partner).includes(text(distributor, 'Name'));
    };
    expect(assigned.filter((record) => !isActive(record))).toHaveLength(counts.inactive);
    expect(assigned.filter((record) => isActive(record) && !hasContract(record))).toHaveLength(counts.noContract);
  });
});

describe('deals of the demo vendor', () => {
  const opportunities = listKind('opportunity');

  it('have a partner on 85 % and a distributor on 60 % of those', () => {
    expect(share(OPPORTUNITY_CHAINS.partner, OPPORTUNITIES)).toBe(85);
    expect(share(OPPORTUNITY_CHAINS.distributor, OPPORTUNITY_CHAINS.partner)).toBe(60);
  });

  it.each(['2026-11-24', '2027-01-02', '2028-02-29'])(
    'seen on %s close after it when open, before it when closed',
    (today) => {
      const seen = demoVendor(today).records.filter(({ object }) => object === 'Opportunity');
      for (const record of seen) {
        const [stage, closeDate] = [text(record, 'StageName'), text(record, 'CloseDate')];
        expect(stage.startsWith('Closed') ? closeDate < today : closeDate > today).toBe(true);
        expect(record.at.slice(0, 10) < closeDate).toBe(true);
        expect([0, 6]).not.toContain(weekdayOf(closeDate));
      }
    },
  );

  it('are in all four currencies, with amounts that those can pay', () => {
    expect(new Set(opportunities.map(({ fields }) => fields.CurrencyIsoCode))).toEqual(new Set(currencies));
    const priced = opportunities.filter(({ fields }) => fields.Amount !== null);
    for (const currency of currencies) {
      const amounts = priced
        .filter(({ fields }) => fields.CurrencyIsoCode === currency)
        .map(({ fields }) => fields.Amount);
      expect(
        amounts.filter((amount) => typeof amount !== 'number' || amount <= 0 || !isExact(amount, currency)),
      ).toEqual([]);
    }
    expect(share(priced.length, opportunities.length)).toBeGreaterThan(85);
    expect(priced.length).toBeLessThan(opportunities.length);
  });

  it('are in every stage, most of them open', () => {
    const stages = opportunities.map((record) => text(record, 'StageName'));
    expect(new Set(stages).size).toBe(10);
    const open = stages.filter((stage) => !stage.startsWith('Closed')).length;
    expect(share(open, stages.length)).toBeGreaterThan(55);
    expect(share(open, stages.length)).toBeLessThan(75);
  });

  it('belong to every rep, and to the rep of their customer', () => {
    const owners = opportunities.map((record) => target(record, 'OwnerId')?.key);
    expect(new Set(owners).size).toBe(listKind('user').length);
    for (const record of opportunities) {
      expect(target(record, 'OwnerId')).toBe(target(target(record, 'AccountId') ?? record, 'OwnerId'));
    }
  });
});

describe('leads of the demo vendor', () => {
  it('have a company, a name and a status; those that were converted were open until then', () => {
    const leads = listKind('lead');
    for (const record of leads) {
      expect(['Company', 'LastName', 'FirstName', 'Status'].filter((field) => !record.fields[field])).toEqual([]);
    }
    for (const { lead, account, at } of vendor.conversions) {
      const converted = byKey.get(lead.ref);
      expect(converted?.fields.Status).toBe('Working - Contacted');
      expect(byKey.get(account.ref)?.fields.Name).toBe(converted?.fields.Company);
      expect(converted && converted.at < at && at < TODAY).toBe(true);
    }
  });

  it('come from a person each: nobody twice at one company', () => {
    const people = listKind('lead').map((record) => `${text(record, 'LastName')} at ${text(record, 'Company')}`);
    expect(new Set(people).size).toBe(people.length);
  });
});
