import type { ActAnswer, ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import { saveMappings } from '@tierline/db/field-mapping';
import { findLink } from '@tierline/db/record-link';
import { noteProblem } from '@tierline/db/sync-problem';
import { addRun, listRuns } from '@tierline/db/sync-run';
import { toDefaultMapping } from '@tierline/domain/field-mapping/default-mapping';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listOf, pick } from '../testing/blocks.ts';
import { HOST } from '../testing/caller.ts';
import { editRecord } from '../testing/edit-record.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld({ patient: true });
});
afterEach(() => world.close());

const admin = () => world.as('admin');
const scope = () => ({ db: world.db, tenantId: world.tenantId });
const open = async (screen = 'sync-health', params: Input = {}) =>
  (await admin().call<ScreenAnswer>('screen.open', { screen, params, host: HOST })).data;
const stateOf = async (id: string, screen?: ScreenAnswer) => {
  const value = listOf(screen ?? (await open()), 'properties')[0]?.items.find((item) => item.id === id)?.cell.value;
  return value && Object.values(value)[1];
};
const tableOf = (screen: ScreenAnswer, id: string) => listOf(screen, 'table').find((table) => table.id === id);
const press = async (id: string) => {
  const actions = listOf(await open(), 'actions').flatMap((block) => block.actions);
  const pressed = actions.find((each) => each.id === id);
  return (await admin().act('sync-health', pressed?.call ?? id, pressed?.input ?? {})).data;
};
const kestrelId = async () => {
  const { rows } = await world.db.$client.execute("select id from organization where name = 'Kestrel'");
  return String(rows[0]?.id);
};
const rename = async (name: string) => {
  world.clock.advance({ minutes: 1 });
  await editRecord(world, 'Account', world.ids.kestrel, { Name: name });
  await world.settle();
};
const nameHere = async () => {
  const { rows } = await world.db.$client.execute({
    sql: 'select name from organization where id = ?',
    args: [await kestrelId()],
  });
  return rows[0]?.name;
};
/** As an administrator asks for a status that the org then refuses. */
async function refuse(words = 'Regions are frozen.') {
  const lift = world.org.admin.addValidationRule('Account', () => words);
  const { rows } = await world.db.$client.execute("select id from organization where name = 'Fernhill'");
  const input = { object: 'organization', record: String(rows[0]?.id) };
  await admin().call('removal.remove', { ...input, key: `refused-${words}`.slice(0, 40) });
  lift();
}

describe('how the sync does', () => {
  it('is told of each CRM: state, lag, what waits, and the budget of calls', async () => {
    const screen = await open();
    expect(await stateOf('state', screen)).toBe('Up to date');
    expect(await stateOf('last-read', screen)).toBe(world.now());
    expect(await stateOf('waiting', screen)).toBe(0);
    expect(await stateOf('budget', screen)).toMatch(/^[\d,]+ of [\d,]+ \(.*\d+%\)$/);
    world.clock.advance({ minutes: 20 });
    expect(await stateOf('state')).toBe('Behind');
  });

  it('is paused and resumed by an administrator, and makes up for what happened meanwhile', async () => {
    expect((await press('pause:salesforce')).effects).toEqual([
      { do: 'toast', tone: 'info', title: expect.stringContaining('Salesforce') },
    ]);
    const id = await kestrelId();
    await rename('Kestrel Group');
    expect(listOf(await open(), 'alert')[0]?.title).toBe('Salesforce is paused');
    const held = async () =>
      (await world.db.$client.execute({ sql: 'select name from organization where id = ?', args: [id] })).rows[0]?.name;
    expect(await held()).toBe('Kestrel');
    await press('pause:salesforce');
    await world.settle();
    expect(await held()).toBe('Kestrel Group');
    expect(listOf(await open(), 'alert')).toEqual([]);
  });

  it('lets nothing be saved while it pauses: what is chosen for a deal or asked of a record waits', async () => {
    await press('pause:salesforce');
    const rep = world.as('rep', world.ids.open);
    const card = (await rep.open('deal')).data;
    await rep.act('deal', 'secondPartner.assign', pick(card, 'Kestrel'));
    const removal = { object: 'organization', record: await kestrelId(), key: 'remove-kestrel' };
    await admin().call('removal.remove', removal);
    world.clock.advance({ minutes: 1 });
    await world.settle();
    const inOrg = () => [
      world.org.admin.findRecord('Opportunity', world.ids.open)?.Distributor__c,
      world.org.admin.findRecord('Account', world.ids.kestrel)?.Tierline_Status__c,
    ];
    expect(inOrg()).toEqual([null, 'Active Distributor']);
    expect(await stateOf('waiting')).toBe(2);
    await press('pause:salesforce');
    for (let round = 0; round < 2; round += 1) {
      world.clock.advance({ minutes: 1 });
      await world.settle();
    }
    expect(inOrg()).toEqual([world.ids.kestrel, 'Active Distributor (Deleted)']);
  });

  it('says since when a CRM cannot be read, and what to do', async () => {
    const before = world.now();
    world.org.setDown(true);
    world.clock.advance({ minutes: 3 });
    await world.settle();
    world.org.setDown(false);
    const screen = await open();
    expect(await stateOf('since', screen)).toBe(before);
    expect(listOf(screen, 'alert')[0]).toMatchObject({
      title: 'Salesforce cannot be read',
      text: expect.stringContaining('Tierline goes on by itself as soon as it does.'),
    });
    world.clock.advance({ minutes: 3 });
    await world.settle();
    expect(await stateOf('state')).toBe('Up to date');
  });

  it('reads everything anew when it is asked to, and shows the reads that were made', async () => {
    const count = async () =>
      (await listRuns(scope(), 'salesforce', 50)).filter(({ kind }) => kind === 'everything').length;
    const before = await count();
    const { screen } = await press('read-all:salesforce');
    expect(tableOf(screen, 'runs:salesforce')?.rows[0]?.cells.state).toMatchObject({ value: { text: 'Waiting' } });
    await press('read-all:salesforce');
    world.clock.advance({ minutes: 1 });
    await world.settle();
    expect(await count()).toBe(before + 1);
    const [newest] = tableOf(await open(), 'runs:salesforce')?.rows ?? [];
    expect(newest?.cells).toMatchObject({
      run: { value: { text: 'Everything' } },
      state: { value: { text: 'Done' }, tone: 'good' },
      counts: { value: { text: expect.stringMatching(/^\d+ read/) } },
    });
  });

  it('follows a long read by its steps, and looks again soon', async () => {
    await addRun(scope(), {
      ...{ id: 'long', crm: 'salesforce', kind: 'everything', state: 'running', startedAt: world.now(), endedAt: null },
      ...{ crmStartedAt: null, object: 'contact', position: '200', draft: null, failureCode: null, failureText: null },
      ...{ startedBy: '', counts: { read: 1200, taken: 3, written: 0, created: 0, gone: 0, problems: 0 } },
    });
    const screen = await open();
    expect(await stateOf('state', screen)).toBe('Reading');
    expect(listOf(screen, 'steps')[0]?.steps.map(({ id, state, text }) => [id, state, text])).toEqual([
      ['organization', 'done', undefined],
      ['contact', 'current', '1,200 records read so far. You can leave this page.'],
      ['deal', 'todo', undefined],
      ['lead', 'todo', undefined],
    ]);
    expect(screen.again).toBe(3);
  });

  it('is an administrator’s page', async () => {
    const { data } = await world.as('rep').open('sync-health');
    expect(data.blocks.map(({ id }) => id)).toEqual(['no-permission']);
    const { problem } = await world.as('rep').call('syncHealth.pause', { crm: 'salesforce', key: 'pause-it-now' });
    expect(problem?.code).toBe('not_permitted');
  });

  it('refuses a CRM that is none, or that is not connected', async () => {
    const pause = (crm: string) => admin().call('syncHealth.pause', { crm, key: `pause-${crm}` });
    expect((await pause('dynamics')).problem).toMatchObject({ code: 'input_invalid', field: 'crm' });
    expect((await pause('hubspot')).problem?.code).toBe('crm_not_connected');
  });
});

describe('changes that were refused', () => {
  it('are listed with the reason in plain words and the CRM’s own, and are tried again', async () => {
    await refuse('Accounts are frozen.');
    const [row] = tableOf(await open(), 'refused')?.rows ?? [];
    expect(row?.cells).toMatchObject({
      record: { value: { text: 'Fernhill' }, record: { object: 'Account', id: world.ids.fernhill } },
      field: { value: { text: expect.stringMatching(/status$/i) } },
      value: { value: { text: 'Active Partner (Deleted)' } },
      reason: { value: { text: expect.stringContaining('Accounts are frozen.') }, tone: 'bad' },
    });
    const { data } = await admin().act('sync-health', 'write.retry', { row: row?.id ?? '' });
    expect(data.effects).toEqual([{ do: 'toast', tone: 'good', title: 'Saved' }]);
    expect(tableOf(data.screen, 'refused')?.rows).toEqual([]);
  });

  it('are corrected: another of the values that the field offers is saved in place of the refused one', async () => {
    await refuse();
    const [row] = tableOf(await open(), 'refused')?.rows ?? [];
    const page = await open('refused-write', { row: row?.id ?? '' });
    const [field] = listOf(page, 'form')[0]?.fields ?? [];
    expect(field).toMatchObject({ type: 'picker', value: 'Active Partner (Deleted)' });
    const fix = (value: string, key: string) =>
      admin().call<ActAnswer>('screen.act', {
        ...{ screen: 'refused-write', params: { row: row?.id ?? '' }, host: HOST, key },
        ...{ call: 'syncHealth.fixWrite', input: { write: row?.id ?? '', value } },
      });
    expect((await fix('Sleeping', 'fix-sleeping')).problem).toMatchObject({ code: 'value_unknown', field: 'value' });
    const { data } = await fix('Inactive Partner', 'fix-inactive');
    expect(data.effects).toMatchObject([{ title: 'Saved' }, { do: 'goto', screen: 'sync-health' }]);
    expect(world.org.admin.findRecord('Account', world.ids.fernhill)?.Tierline_Status__c).toBe('Inactive Partner');
    expect((await fix('Active Partner', 'fix-again')).problem?.code).toBe('write_settled');
  });

  it('keep the state from being one in which all is well', async () => {
    await refuse();
    expect(await stateOf('state')).toBe('Up to date, but for refused changes');
  });

  it('are not corrected once the record takes no part any more (row 168)', async () => {
    await refuse();
    const [row] = tableOf(await open(), 'refused')?.rows ?? [];
    world.clock.advance({ minutes: 1 });
    await editRecord(world, 'Account', world.ids.fernhill, { Sync_with_Tierline__c: false });
    await world.settle();
    const input = { write: row?.id ?? '', value: 'Inactive Partner', key: 'fix-outside' };
    expect((await admin().call('syncHealth.fixWrite', input)).problem?.code).toBe('not_in_programme');
    expect(tableOf(await open(), 'refused')?.rows).toHaveLength(1);
  });

  it('leave as lines for a spreadsheet, in which nothing is a formula', async () => {
    await refuse('=HYPERLINK("x"), they said');
    const screen = await open('refused-text');
    const [header, line] = listOf(screen, 'text').map(({ text }) => text);
    expect(header).toMatch(/^CRM,Record,CRM id,Tierline id,Field,Value,Code,Message/);
    expect(line).toContain(`Salesforce,Fernhill,${world.ids.fernhill},`);
    expect(line).toContain('status,Active Partner (Deleted),rejected,"');
    expect(line).toContain('HYPERLINK(""x"")');
    await admin().act('sync-health', 'write.dismiss', {
      row: tableOf(await open(), 'refused')?.rows[0]?.id ?? '',
    });
    expect(listOf(await open('refused-text'), 'empty')).toHaveLength(1);
  });

  it('that are not there are not corrected', async () => {
    const { problem } = await admin().call('syncHealth.fixWrite', { write: 'none', value: 'x', key: 'fix-nothing' });
    expect(problem?.code).toBe('write_unknown');
  });
});

describe('what keeps records from being in line', () => {
  it('is listed kind by kind, with what to do and the way to the mapping (row 258)', async () => {
    const values = [{ ours: 'Active Partner', theirs: 'Active Partner' }];
    const mapping = { ...toDefaultMapping('organization', 'status', 'Tierline_Status__c'), values };
    await saveMappings(scope(), 'salesforce', 'organization', [mapping], 0);
    await rename('Kestrel Group');
    const screen = await open();
    const table = tableOf(screen, 'problems:unmapped_value');
    const row = table?.rows.find(({ cells }) => cells.record?.record?.id === world.ids.kestrel);
    expect(row?.cells).toMatchObject({
      crm: { value: { text: 'Salesforce' } },
      field: { value: { text: expect.stringMatching(/status$/i) } },
      value: { value: { text: 'Active Distributor' } },
    });
    const gotos = listOf(screen, 'actions').flatMap((block) => block.gotos ?? []);
    expect(gotos.find(({ screen: to }) => to === 'mapping-field')?.params).toEqual({
      ...{ crm: 'salesforce', object: 'organization', key: 'status' },
    });
    const sync = await open('record-sync', { row: row?.id ?? '' });
    expect(sync.title).toMatch(/^Sync of Kestrel/);
  });

  it('leads from a stage that the other CRM does not have to where stages are paired', async () => {
    const deal = await findLink(scope(), 'salesforce', 'deal', world.ids.open);
    const problem = { crm: 'salesforce', object: 'deal', key: 'stage', kind: 'unmapped_value' } as const;
    await noteProblem(scope(), { ...problem, recordId: deal?.id ?? '', values: ['Contract Sent'] }, world.now());
    const screen = await open();
    expect(tableOf(screen, 'problems:unmapped_value')?.rows[0]?.cells).toMatchObject({
      record: { value: { text: 'Core switches' } },
      field: { value: { text: 'Stage' } },
      value: { value: { text: 'Contract Sent' } },
    });
    const ways = listOf(screen, 'actions').find(({ id }) => id === 'problem-ways:unmapped_value');
    expect(ways?.gotos?.map(({ screen: to }) => to)).toEqual(['sync-stages']);
  });

  it('names records that look like one that was not created', async () => {
    const recordId = await kestrelId();
    await noteProblem(
      scope(),
      {
        crm: 'hubspot',
        object: 'organization',
        recordId,
        key: 'record',
        kind: 'possible_duplicate',
        values: [recordId],
      },
      world.now(),
    );
    const table = tableOf(await open(), 'problems:possible_duplicate');
    expect(table?.rows[0]?.cells.value).toMatchObject({ value: { text: 'Looks like “Kestrel”' } });
    const page = await admin().ask('syncHealth.problems', { kind: 'possible_duplicate', after: '25' });
    expect(page.data.kind === 'table' && page.data.table.rows).toEqual([]);
  });

  it('is nothing where all is well', async () => {
    expect(listOf(await open(), 'text').map(({ id }) => id)).toEqual(['no-problems']);
    expect(await nameHere()).toBe('Kestrel');
  });
});
