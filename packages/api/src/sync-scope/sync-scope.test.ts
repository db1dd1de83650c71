import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import { findWatermark } from '@tierline/db/connection';
import { saveMappings } from '@tierline/db/field-mapping';
import { findOrganization } from '@tierline/db/organization';
import { findLink } from '@tierline/db/record-link';
import { noteProblem } from '@tierline/db/sync-problem';
import { getSyncScope } from '@tierline/db/sync-scope';
import { toDefaultMapping } from '@tierline/domain/field-mapping/default-mapping';
import { runDryRuns } from '@tierline/sync/dry-run';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getOnly, listOf } from '../testing/blocks.ts';
import { HOST } from '../testing/caller.ts';
import { editRecord } from '../testing/edit-record.ts';
import { preview } from '../testing/rules.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const admin = () => world.as('admin');
const scope = () => ({ db: world.db, tenantId: world.tenantId });
const settings = async () => (await getSyncScope(scope())).settings;
const IN_FORCE = {
  ...{ activeSecondPartners: true, inactiveSecondPartners: false, contacts: true, salesforce: false },
  ...{ firstMaster: 'none', parents: 'each' },
};

async function open(params: Input = {}): Promise<ScreenAnswer> {
  const { data, problem } = await admin().call<ScreenAnswer>('screen.open', {
    screen: 'sync-scope',
    params,
    host: HOST,
  });
  if (problem) throw new Error(problem.text);
  return data;
}

const save = (more: Input, revision = 0, key?: string) =>
  admin().act('sync-scope', 'syncScope.save', { ...IN_FORCE, ...more, revision }, key);
const shownIn = (page: ScreenAnswer, name: string) =>
  getOnly(page, 'form').fields.find((field) => field.name === name)?.value;

async function dryRunOf(form: Input): Promise<Input> {
  const { data, problem } = await admin().act('sync-scope', 'dryRun.startScope', { ...form, crm: 'salesforce' });
  if (problem) throw new Error(problem.text);
  await runDryRuns(world.worker, (fault) => {
    throw fault;
  });
  const effect = data.effects.find((each) => each.do === 'goto');
  return effect?.do === 'goto' ? effect.params : {};
}

describe('what is kept in line', () => {
  it('begins with active second partners and contacts, and creates nothing (rows 39, 260)', async () => {
    const page = await open();
    expect(
      ['activeSecondPartners', 'inactiveSecondPartners', 'contacts', 'salesforce'].map((name) => shownIn(page, name)),
    ).toEqual([true, false, true, false]);
    expect(
      getOnly(page, 'form')
        .fields.map(({ label }) => label)
        .slice(0, 2),
    ).toEqual([...['Active distributors', 'Inactive distributors']]);
  });

  it('takes in more only after a dry run of the same settings (rows 173, 174, 200)', async () => {
    const wider = { ...IN_FORCE, inactiveSecondPartners: true };
    const before = await preview(admin(), 'syncScope.tryOut', wider);
    expect(before.errors).toEqual({
      knowingly: expect.stringMatching(/^Do a dry run first, or switch this on\./),
    });
    expect(before.blocks).toMatchObject([
      { id: 'reach', text: 'New would be: inactive distributors.', tone: 'warn' },
      { id: 'dry-runs', actions: [{ label: 'Dry run in Salesforce', call: 'dryRun.startScope' }] },
    ]);
    const refused = await save({ inactiveSecondPartners: true });
    expect([refused.status, refused.problem?.code, refused.problem?.field]).toEqual([
      422,
      'dry_run_needed',
      'knowingly',
    ]);
    expect((await settings()).inactiveSecondPartners).toBe(false);

    const actions = before.blocks.find(({ kind }) => kind === 'actions');
    const start = actions?.kind === 'actions' ? actions.actions[0] : undefined;
    const { back } = await dryRunOf(start?.input ?? {});
    const after = await preview(admin(), 'syncScope.tryOut', wider);
    expect(after.errors).toBeUndefined();
    const page = await open((back as { params: Input }).params);
    expect(shownIn(page, 'inactiveSecondPartners')).toBe(true);
    // Nothing in the form is changed, so that it has a button of its own to be saved with.
    expect(getOnly(page, 'alert').title).toBe('These settings are not saved yet');
    const tried = listOf(page, 'actions').find(({ id }) => id === 'tried-ways');
    const saved = await admin().act('sync-scope', 'syncScope.save', tried?.actions[0]?.input ?? {});
    expect(listOf(await open(), 'alert')).toEqual([]);
    expect(saved.data.effects[0]).toMatchObject({ do: 'toast', title: 'Settings saved' });
    expect((await settings()).inactiveSecondPartners).toBe(true);
    for (const object of ['organization', 'contact'] as const) {
      expect(await findWatermark(scope(), 'salesforce', object)).toBeNull();
    }
    // One of other settings says nothing of these.
    const contacts = await save({ inactiveSecondPartners: true, salesforce: true }, 1);
    expect(contacts.problem?.code).toBe('dry_run_needed');
  });

  it('says what is left out, and that nothing is where only who is right or how much is created changes', async () => {
    const told = async (more: object) => {
      const { blocks } = await preview(admin(), 'syncScope.tryOut', { ...IN_FORCE, ...more });
      const reach = blocks.find(({ id }) => id === 'reach');
      return reach?.kind === 'text' ? reach.text : '';
    };
    const left = /neither read nor written any more; of distributors, name, account type and status still are read\.$/;
    expect(await told({ activeSecondPartners: false })).toMatch(left);
    expect(await told({ contacts: false })).toMatch(left);
    expect(await told({ parents: 'parent_only' })).toMatch(left);
    for (const more of [{ firstMaster: 'crm' }, { 'deleted:Active Partner': 'Gone (Deleted)' }, { parents: 'roll_up' }])
      expect(await told(more)).toBe('They take in the same records as before.');
  });

  it('has deals read anew where they are to count for other partners', async () => {
    expect(await findWatermark(scope(), 'salesforce', 'deal')).not.toBeNull();
    expect((await save({ contacts: false })).status).toBe(200);
    expect(await findWatermark(scope(), 'salesforce', 'deal')).not.toBeNull();
    expect((await save({ contacts: false, parents: 'roll_up' }, 1)).status).toBe(200);
    for (const object of ['deal', 'lead'] as const) {
      expect(await findWatermark(scope(), 'salesforce', object)).toBeNull();
    }
  });

  it('may take in more without one, by somebody who says so', async () => {
    expect((await save({ inactiveSecondPartners: true, knowingly: true })).status).toBe(200);
    expect((await settings()).inactiveSecondPartners).toBe(true);
  });

  it('leaves second partners out without touching their links, and takes them in again (rows 38, 162, 163, 260)', async () => {
    const linkOf = (id: string) => findLink(scope(), 'salesforce', 'organization', id);
    const before = await linkOf(world.ids.northwind);
    const leave = listOf(await open(), 'actions').find(({ id }) => id === 'partners-only')?.actions[0];
    expect(leave?.label).toBe('Leave distributors out');
    expect((await admin().act('sync-scope', 'syncScope.save', leave?.input ?? {})).status).toBe(200);
    expect(await settings()).toMatchObject({ activeSecondPartners: false, inactiveSecondPartners: false });
    world.clock.advance({ minutes: 1 });
    await world.settle();
    expect((await linkOf(world.ids.northwind))?.id).toBe(before?.id);
    const partner = await linkOf(world.ids.brightline);
    expect((await findOrganization(scope(), partner?.id ?? ''))?.standing).toBe('active');
    expect(listOf(await open(), 'actions').map(({ id }) => id)).not.toContain('partners-only');
    expect((await save({ knowingly: true }, 1)).status).toBe(200);
    world.clock.advance({ minutes: 1 });
    await world.settle();
    expect((await linkOf(world.ids.northwind))?.id).toBe(before?.id);
  });

  it('is not saved over what somebody else has saved, and once only', async () => {
    expect((await save({ contacts: false }, 0, 'intent-0001')).status).toBe(200);
    expect((await save({ contacts: false }, 0, 'intent-0001')).status).toBe(200);
    expect((await getSyncScope(scope())).revision).toBe(1);
    const second = await save({ parents: 'roll_up' }, 0);
    expect([second.status, second.problem?.code]).toEqual([409, 'setting_changed']);
    expect((await settings()).contacts).toBe(false);
  });

  it('calls deleted records as the vendor does, as long as it says that they are (row 279)', async () => {
    const form = { ...IN_FORCE, 'deleted:Inactive Distributor': 'Gone' };
    const { errors } = await preview(admin(), 'syncScope.tryOut', form);
    expect(errors?.['deleted:Inactive Distributor']).toMatch(/has to end in “\(Deleted\)”/);
    const refused = await save({ 'deleted:Inactive Distributor': 'Gone' });
    expect([refused.status, refused.problem?.code]).toEqual([422, 'settings_faulty']);
    await save({
      'deleted:Inactive Distributor': ' Inactive Partner (Deleted) ',
      'deleted:Contact': 'Contact (Deleted)',
    });
    expect((await settings()).deletedStatuses).toEqual([
      { status: 'Inactive Distributor', deleted: 'Inactive Partner (Deleted)' },
    ]);
    expect(shownIn(await open(), 'deleted:Inactive Distributor')).toBe('Inactive Partner (Deleted)');
  });

  it.each<[Input, string]>([
    [{ contacts: 'yes' }, 'contacts'],
    [{ parents: 'aunts' }, 'parents'],
    [{ firstMaster: null }, 'firstMaster'],
    [{ 'deleted:Contact': 5 }, 'deleted:Contact'],
  ])('answers %j with the field that is not right', async (more, field) => {
    const { status, problem } = await admin().call('syncScope.tryOut', { ...IN_FORCE, ...more });
    expect([status, problem?.code, problem?.field]).toEqual([400, 'input_invalid', field]);
  });

  it('is an administrator’s', async () => {
    expect(getOnly((await world.as('rep').open('sync-scope')).data, 'empty').id).toBe('no-permission');
    expect((await world.as('rep').call('syncScope.get', undefined)).status).toBe(403);
  });
});

describe('the set-up for it', () => {
  it('is checked field by field, and what Tierline cannot see is said (rows 169, 181, 182)', async () => {
    const page = await open();
    const { steps } = getOnly(page, 'steps');
    expect(steps.map(({ id, state }) => `${id} ${state}`)).toEqual([
      ...['in_sync done', 'status done', 'account_type done', 'layout todo', 'read done', 'types done'],
    ]);
    const texts = listOf(page, 'text').map(({ text }) => text);
    expect(texts).toContain(
      "SELECT Id, Name FROM Account WHERE Sync_with_Tierline__c = TRUE AND Tierline_Status__c != NULL AND (Tierline_Account_Type__c IN ('Partner') OR Tierline_Account_Type__c = NULL)",
    );
  });

  it('counts and lists records without a right account type, and lets one be made a second partner (rows 195 to 198)', async () => {
    const fernhill = await findLink(scope(), 'salesforce', 'organization', world.ids.fernhill);
    const of = {
      crm: 'salesforce',
      object: 'organization',
      recordId: fernhill?.id ?? '',
      key: 'account_type',
    } as const;
    await noteProblem(scope(), { ...of, kind: 'odd_account_type', values: ['Broker'] }, world.now());
    const page = await open();
    expect(getOnly(page, 'steps').steps.find(({ id }) => id === 'types')).toMatchObject({
      state: 'failed',
      text: '1 record with one that is not yours. They are listed below.',
    });
    const table = getOnly(page, 'table');
    expect(table.rows).toMatchObject([
      { cells: { record: { value: { text: 'Fernhill' } }, value: { value: { text: 'Broker' } } } },
    ]);
    const set = { row: table.rows[0]?.id ?? '' };
    const { data } = await admin().act('sync-scope', 'syncScope.setSecondPartner', set);
    expect(data.effects).toMatchObject([{ do: 'toast' }]);
    expect(world.org.admin.findRecord('Account', world.ids.fernhill)?.Tierline_Account_Type__c).toBe('Distributor');
    const other = await admin().act('sync-scope', 'syncScope.setSecondPartner', { row: 'nobody' });
    expect([other.status, other.problem?.code]).toEqual([404, 'record_unknown']);
  });

  it('lists a blank account type whatever the mapping says that it stands for, and says where to fill it in (row 183)', async () => {
    const values = [
      { ours: 'partner', theirs: 'Partner' },
      { ours: 'partner_2', theirs: 'Distributor' },
    ];
    const type = toDefaultMapping('organization', 'account_type', 'Tierline_Account_Type__c');
    await saveMappings(scope(), 'salesforce', 'organization', [{ ...type, values, blank: 'partner_2' }], 0);
    world.clock.advance({ minutes: 1 });
    await editRecord(world, 'Account', world.ids.fernhill, { Tierline_Account_Type__c: null });
    await world.settle();
    const page = await open();
    expect(getOnly(page, 'steps').steps.find(({ id }) => id === 'types')).toMatchObject({
      ...{ state: 'failed', text: '1 record without one. They are listed below.' },
    });
    const [row] = getOnly(page, 'table').rows;
    expect(row).toMatchObject({
      cells: { record: { value: { text: 'Fernhill' } }, value: { value: { text: 'Blank' } } },
    });
    const { problem } = await admin().act('sync-scope', 'syncScope.setSecondPartner', { row: row?.id ?? '' });
    expect(problem?.text).toMatch(
      /^A blank account type counts as that already.* in Salesforce\. Nothing was saved\.$/,
    );
  });
});
