import { describe, expect, test } from 'vitest';
import { demoVendor } from '../../demo/demo-vendor.ts';
import { type DemoValue, isReference } from '../../demo/record.ts';
import { smallVendor } from '../../demo/small-vendor.ts';
import { toHubSpotHalf } from './hubspot-half.ts';
import { EVERYTHING, MOST } from './share.ts';
import { spellOtherwise } from './spell-otherwise.ts';

const today = '2026-11-26';
const vendor = demoVendor(today);
const half = toHubSpotHalf(vendor, MOST);
const count = (object: string) => vendor.records.filter((record) => record.object === object).length;

const refOf = (value: DemoValue | undefined) => (value !== undefined && isReference(value) ? value.ref : '');

describe('the demo vendor’s HubSpot', () => {
  test('is the same on every machine', () => {
    expect(toHubSpotHalf(demoVendor(today), MOST)).toEqual(half);
  });

  test('has about three of five opportunities, most organizations, and deals of its own', () => {
    const shared = half.deals.filter(({ salesforce }) => salesforce !== null).length;
    expect(shared / count('Opportunity')).toBeGreaterThan(0.5);
    expect(shared / count('Opportunity')).toBeLessThan(0.7);
    expect(half.deals.length - shared).toBeGreaterThan(20);
    const companies = half.companies.filter(({ salesforce }) => salesforce !== null).length;
    expect(companies / count('Account')).toBeGreaterThan(0.8);
    expect(companies).toBeLessThan(count('Account'));
  });

  test('has every company that stands around a deal or a lead', () => {
    const present = new Set(half.companies.map(({ key }) => key));
    const needed = [...half.deals, ...half.leads].flatMap(({ customer, partner, distributor }) => [
      customer,
      partner,
      distributor,
    ]);
    expect(needed.filter((key) => key !== null && !present.has(key))).toEqual([]);
    expect([...half.deals, ...half.leads].filter(({ customer }) => customer === null)).toEqual([]);
  });

  test('spells about one name in ten otherwise, distributors’ too, and its contracts name them so', () => {
    const names = new Map(vendor.records.map(({ key, fields }) => [key, fields.Name]));
    const shared = half.companies.filter(({ salesforce }) => salesforce !== null);
    const otherwise = shared.filter(({ key, properties }) => properties.name !== names.get(key));
    expect(otherwise.length / shared.length).toBeGreaterThan(0.05);
    expect(otherwise.length / shared.length).toBeLessThan(0.15);
    const distributors = shared.filter(({ properties }) => properties.tierline_account_type === 'Distributor');
    expect(otherwise.filter((each) => distributors.includes(each)).length).toBeGreaterThan(0);
    const known = new Set(distributors.map(({ properties }) => properties.name));
    const stated = shared.flatMap(({ properties }) => properties.tierline_distributors?.split(';') ?? []);
    const left = otherwise.map(({ key }) => names.get(key));
    expect(stated.filter((name) => left.includes(name))).toEqual([]);
    expect(stated.filter((name) => known.has(name)).length / stated.length).toBeGreaterThan(0.9);
  });

  test('knows no two records by one key, and links none twice', () => {
    for (const list of [half.companies, half.contacts, half.deals, half.leads]) {
      expect(new Set(list.map(({ key }) => key)).size).toBe(list.length);
    }
  });

  test('has the people of its companies, whom their addresses tell apart', () => {
    const present = new Set(half.companies.map(({ key }) => key));
    const there = vendor.records.filter(
      ({ object, fields }) => object === 'Contact' && present.has(refOf(fields.AccountId)),
    );
    expect(half.contacts.map(({ key }) => key)).toEqual(there.map(({ key }) => key));
    expect(there.length).toBeGreaterThan(400);
    expect(new Set(half.contacts.map(({ properties }) => properties.email)).size).toBe(there.length);
  });

  test('leaves out the leads that became opportunities', () => {
    const converted = vendor.conversions.map(({ lead }) => lead.ref);
    expect(half.leads.filter(({ key }) => converted.includes(key))).toEqual([]);
  });
});

test('of the small vendor, everything is in both', () => {
  const small = smallVendor(today);
  const { companies, contacts, deals, leads } = toHubSpotHalf(small, EVERYTHING);
  const linked = [...companies, ...contacts, ...deals, ...leads].flatMap(({ salesforce }) => salesforce ?? []).sort();
  const all = small.records.filter(({ object }) => object !== 'User').map(({ key }) => key);
  expect(linked).toEqual(all.sort());
});

test.each([
  ['Carahsoft Technology Corp.', 'Carahsoft Technology'],
  ['Acme, Inc.', 'Acme'],
  ['Smith & Sons', 'Smith and Sons'],
  ['Booz-Allen', 'Booz Allen'],
  ['Leidos', 'Leidos Inc'],
])('%s is also known as %s', (name, otherwise) => {
  expect(spellOtherwise(name)).toBe(otherwise);
});
