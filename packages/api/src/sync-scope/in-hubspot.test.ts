import type { ScreenAnswer } from '@tierline/blocks/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { getOnly, listOf } from '../testing/blocks.ts';
import { createTwoCrmsWorld, type TwoCrmsWorld } from '../testing/two-crms-world.ts';

let world: TwoCrmsWorld;
beforeEach(async () => {
  world = await createTwoCrmsWorld();
  world.services.deliveryWait = 10_000;
});
afterEach(() => world.close());

const open = async (screen: string): Promise<ScreenAnswer> => {
  // HubSpot's limit of calls counts by the clock.
  world.clock.advance({ seconds: 1 });
  return (await world.in('superAdmin').open(screen)).data;
};
const sectionOf = (page: ScreenAnswer, id: string) => {
  const found = listOf(page, 'section').find((section) => section.id === id);
  if (!found) throw new Error(`no section ${id}`);
  return JSON.stringify(found);
};

it('names the CRM that each setting and each check is about, and no other (row 262)', async () => {
  const page = await open('sync-scope');
  const labels = getOnly(page, 'form').fields.map(({ label }) => label);
  expect(labels).toContain('Create what is missing in Salesforce');
  expect(labels).toContain('Create what is missing in HubSpot');
  const [hubspot, salesforce] = [sectionOf(page, 'set-up:hubspot'), sectionOf(page, 'set-up:salesforce')];
  expect(hubspot).toContain('HubSpot');
  expect(hubspot).not.toMatch(/Salesforce|Accounts|__c/);
  expect(salesforce).toContain('Salesforce');
  expect(salesforce).not.toMatch(/HubSpot|tierline_/);
});

it('has the checklist of both CRMs, each in its own words (row 194)', async () => {
  const page = await open('checklist');
  expect(listOf(page, 'table').map(({ id, rows }) => [id, rows.map((row) => row.id)])).toEqual([
    [
      'checks:hubspot',
      [
        ...['in_sync', 'status', 'account_type', 'contracts', 'forms', 'types_stated'],
        ...['lists_of_second_partners', 'rule_fields'],
      ],
    ],
    ['checks:salesforce', expect.arrayContaining(['deal_lookup', 'lead_lookup', 'conversion'])],
  ]);
  const [there] = listOf(page, 'table');
  expect(there?.rows.map(({ id, cells }) => `${id} ${Object.values(cells.state?.value ?? {})[1]}`)).toEqual([
    ...['in_sync Pass', 'status Pass', 'account_type Pass', 'contracts Fail', 'forms Look yourself'],
    ...['types_stated Pass', 'lists_of_second_partners Pass', 'rule_fields Not needed'],
  ]);
  expect(there?.rows.find(({ id }) => id === 'contracts')?.cells.state?.hint).toMatch(/lacks 1 name\./);
});
