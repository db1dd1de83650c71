import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { PickerField } from '@tierline/blocks/vocabulary';
import { findOrganization } from '@tierline/db/organization';
import { findLink } from '@tierline/db/record-link';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { getOnly, listOf } from '../testing/blocks.ts';
import { HOST } from '../testing/caller.ts';
import { preview } from '../testing/rules.ts';
import { createTwoCrmsWorld, type TwoCrmsWorld } from '../testing/two-crms-world.ts';
import { readName, writeName } from './form-values.ts';

let world: TwoCrmsWorld;
beforeEach(async () => {
  world = await createTwoCrmsWorld();
});
afterEach(() => world.close());

const COMPANIES = { crm: 'hubspot', object: 'organization' } as const;
const admin = () => {
  // HubSpot's limit of calls counts by the clock.
  world.clock.advance({ seconds: 1 });
  return world.in('superAdmin');
};
const scope = () => ({ db: world.db, tenantId: world.tenantId });

async function open(screen: string, params: Input = {}): Promise<ScreenAnswer> {
  const { data, problem } = await admin().call<ScreenAnswer>('screen.open', { screen, params, host: HOST });
  if (problem) throw new Error(problem.text);
  return data;
}

async function keep(form: object): Promise<Input> {
  const { data, problem } = await admin().act('mapping-field', 'mapping.keep', form as Input);
  if (problem) throw new Error(problem.text);
  const [effect] = data.effects;
  if (effect?.do !== 'goto') throw new Error('it leads nowhere');
  return effect.params;
}

async function saveAndRead(draft: Input): Promise<void> {
  const { problem } = await admin().act('mapping', 'mapping.save', draft);
  if (problem) throw new Error(problem.text);
  world.clock.advance({ minutes: 1 });
  await world.settle();
}

const organizationOf = async (crmId: string) => {
  const link = await findLink(scope(), 'hubspot', 'organization', crmId);
  return link && findOrganization(scope(), link.id);
};

const edit = (id: string, properties: Record<string, string>) =>
  world.hands.browser.update('companies', id, properties);

it('is the same page in HubSpot, with the ways to the other CRM’s fields', async () => {
  const page = await open('mapping');
  expect(page.title).toBe('Field mapping: Companies in HubSpot');
  expect(getOnly(page, 'table').rows.map(({ cells }) => cells.state?.tone)).not.toContain('bad');
  // Names count as HubSpot spells them.
  expect(listOf(page, 'alert')).toMatchObject([
    { id: 'missing-names', text: expect.stringMatching(/^“Ostrava”\. Add/) },
  ]);
  expect(listOf(page, 'actions')[0]?.gotos?.map(({ label }) => label)).toEqual([
    ...['Contacts in HubSpot', 'Accounts in Salesforce', 'Contacts in Salesforce'],
  ]);
});

it('lets any field say the account type, and asks of its values anew (rows 185, 186)', async () => {
  const sources = await open('mapping-source', { key: 'account_type' });
  expect(sources.title).toBe('Choose the field in HubSpot for “Account type”');
  const search = async (words: string) => {
    const { data } = await admin().ask('mapping.fields', { ...COMPANIES, target: 'account_type', words });
    return data.kind === 'table' ? data.table.rows : [];
  };
  expect((await search('type')).map(({ id }) => id)).toEqual(expect.arrayContaining(['type', 'tierline_account_type']));
  const [status] = await search('tierline_status');
  expect(status).toMatchObject({ without: ['choose'], cells: { ours: { value: { text: 'Status' } } } });
  expect(await search('no such field')).toEqual([]);

  const page = await open('mapping-field', { key: 'account_type', row: 'type' });
  const { fields, submit } = getOnly(page, 'form');
  const asked = fields.filter((field): field is PickerField => field.name.startsWith(readName('')));
  expect(asked.map(({ value }) => value)).toEqual(asked.map(() => 'partner'));
  const form = {
    ...{ ...submit.input, direction: 'both', conflict: 'crm', blank: 'partner' },
    ...Object.fromEntries(asked.map(({ name }) => [name, 'partner'])),
    ...{ [readName('VENDOR')]: 'partner_2', [readName('Vendor')]: null, [writeName('partner')]: 'RESELLER' },
  };
  await edit(world.there.kestrel, { type: 'RESELLER' });
  await saveAndRead(await keep(form));
  // Salesforce still says distributor; HubSpot’s own value is the news.
  const kestrel = await organizationOf(world.there.kestrel);
  expect(kestrel?.accountType).toBe('partner');
});

it('may add a field by a name of its own, and the other CRM may take the same one', async () => {
  const page = await open('mapping-field', { row: 'website', key: '+' });
  expect(page.title).toMatch(/^Add “/);
  const { submit } = getOnly(page, 'form');
  const form = { ...submit.input, named: 'Home  page', direction: 'both', conflict: 'latest', transform: 'domain' };
  await edit(world.there.brightline, { website: 'https://www.brightline.example/about' });
  await saveAndRead(await keep(form));
  expect((await organizationOf(world.there.brightline))?.values.home_page).toEqual(['brightline.example']);
  expect((await open('mapping-field', { row: 'home_page' })).title).toBe('Home page in HubSpot');

  const again = await preview(admin(), 'mapping.tryField', { ...form, field: 'phone', named: 'Home page' });
  expect(again.errors?.named).toMatch(/^Tierline has a field “Home page” already\./);
  const unnamed = await preview(admin(), 'mapping.tryField', { ...form, field: 'phone', named: '???' });
  expect(unnamed.errors?.named).toMatch(/at least one letter/);
  const twice = await preview(admin(), 'mapping.tryField', { ...form, named: 'Another' });
  expect(twice.errors?.direction).toMatch(/is “Home page” already/);

  const there = await open('mapping-field', { crm: 'salesforce', row: 'Tierline_Id__c', key: '+' });
  const target = getOnly(there, 'form').fields.find((field): field is PickerField => field.name === 'target');
  expect(target?.options.map(({ value }) => value)).toEqual(['home_page', '+']);
});
