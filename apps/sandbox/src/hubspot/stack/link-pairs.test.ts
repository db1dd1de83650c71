import { expect, test } from 'vitest';
import { smallVendor } from '../../demo/small-vendor.ts';
import { toHubSpotHalf } from '../demo/hubspot-half.ts';
import { EVERYTHING } from '../demo/share.ts';
import { listPairs } from './link-pairs.ts';

const vendor = smallVendor('2026-11-26');
const half = toHubSpotHalf(vendor, EVERYTHING);
const records = vendor.records.map(({ object, fields }, place) => ({
  object,
  stored: { ...fields, Id: `sf${place}` },
}));
const org = {
  listRecords: (object: string) => records.filter((each) => each.object === object).map(({ stored }) => stored),
} as Parameters<typeof listPairs>[0];
const ids = new Map(
  [...half.companies, ...half.contacts, ...half.deals, ...half.leads].map(({ key }, place) => [key, String(place + 1)]),
);

test('every record that is in both has its pair, of the kind that Tierline knows it as, but for customers’ people', () => {
  const pairs = listPairs(org, vendor, half, ids);
  const kinds = Object.groupBy(pairs, ({ object }) => object);
  expect(
    [kinds.organization, kinds.customer, kinds.contact, kinds.deal, kinds.lead].map((list) => list?.length),
  ).toEqual([6, 2, 3, 7, 3]);
  expect(new Set(pairs.map(({ salesforce }) => salesforce)).size).toBe(21);
});

test('a record that Salesforce does not have is in no pair', () => {
  const own = half.deals.map((deal) => ({ ...deal, salesforce: null }));
  expect(listPairs(org, vendor, { ...half, deals: own }, ids).filter(({ object }) => object === 'deal')).toEqual([]);
});

test('a record that the org has lost is said, not left out', () => {
  const empty = { listRecords: () => [] } as Parameters<typeof listPairs>[0];
  expect(() => listPairs(empty, vendor, half, ids)).toThrow(/The org has no Account for/);
});
