import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import { getSavedMappings } from '@tierline/db/field-mapping';
import { findOrganization } from '@tierline/db/organization';
import { findLink } from '@tierline/db/record-link';
import { addPlannedChanges, findRun, saveRun } from '@tierline/db/sync-run';
import { runDryRuns } from '@tierline/sync/dry-run';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getOnly, listOf } from '../testing/blocks.ts';
import { HOST } from '../testing/caller.ts';
import { editRecord } from '../testing/edit-record.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const ACCOUNTS = { crm: 'salesforce', object: 'organization' } as const;
const admin = () => world.as('admin');
const scope = () => ({ db: world.db, tenantId: world.tenantId });
const runAll = () =>
  runDryRuns(world.worker, (fault) => {
    throw fault;
  });

async function open(params: Input = {}): Promise<ScreenAnswer> {
  const { data, problem } = await admin().call<ScreenAnswer>('screen.open', { screen: 'dry-run', params, host: HOST });
  if (problem) throw new Error(problem.text);
  return data;
}

/** Starts one; answers with the params of its page. */
async function start(call: string, input: Input): Promise<Input> {
  const { data, problem } = await admin().act('dry-run', call, input);
  if (problem) throw new Error(problem.text);
  const effect = data.effects.find((each) => each.do === 'goto');
  if (effect?.do !== 'goto') throw new Error('it leads nowhere');
  expect(effect.screen).toBe('dry-run');
  return effect.params;
}

const stats = (page: ScreenAnswer) =>
  Object.fromEntries(
    listOf(page, 'stats').flatMap(({ items }) =>
      items.map(({ id, value }) => [id, value.type === 'number' ? value.number : null]),
    ),
  );
const state = (page: ScreenAnswer) => listOf(page, 'properties')[0]?.items.find(({ id }) => id === 'state')?.cell;
const actionsOf = (page: ScreenAnswer) =>
  listOf(page, 'actions').flatMap(({ actions, gotos = [] }) => [...actions, ...gotos].map(({ id }) => id));

describe('a dry run', () => {
  it('is started, followed while one may leave, and finds that nothing would change', async () => {
    expect(actionsOf(await open())).toEqual(['start']);
    const params = await start('dryRun.start', { crm: 'salesforce' });
    const waiting = await open(params);
    expect(waiting.again).toBe(3);
    expect(state(waiting)).toMatchObject({ value: { text: 'Waiting to begin' } });
    expect(actionsOf(waiting)).toEqual(['cancel']);
    await runAll();
    const done = await open(params);
    expect(done.again).toBeUndefined();
    expect(state(done)).toMatchObject({ value: { text: 'Done' }, tone: 'good' });
    expect(stats(done)).toMatchObject({ taken: 0, written: 0, created: 0 });
    expect(stats(done).read).toBeGreaterThan(6);
    expect(getOnly(done, 'empty').title).toBe('Nothing would change');
    // It is the last one that the page shows by itself.
    expect(state(await open())).toMatchObject({ value: { text: 'Done' } });
  });

  it('says by record and field what would be taken over, and takes nothing over', async () => {
    await editRecord(world, 'Account', world.ids.brightline, { Tierline_Region__c: 'APAC' });
    const params = await start('dryRun.start', { crm: 'salesforce' });
    await runAll();
    const page = await open(params);
    const [table] = listOf(page, 'table');
    expect(table?.id).toBe('changes:take');
    expect(table?.rows.map(({ cells }) => cells)).toMatchObject([
      {
        record: { value: { text: 'Brightline' }, record: { object: 'Account', id: world.ids.brightline } },
        field: { value: { text: 'Region' } },
        before: { value: { text: 'Blank' } },
        after: { value: { text: 'APAC' } },
      },
    ]);
    const link = await findLink(scope(), 'salesforce', 'organization', world.ids.brightline);
    expect((await findOrganization(scope(), link?.id ?? ''))?.values.region).toBeUndefined();
  });

  it('tries a mapping that is not saved, and leads back to where it is', async () => {
    await editRecord(world, 'Account', world.ids.brightline, { Tierline_Region__c: 'APAC' });
    const form = {
      ...{ ...ACCOUNTS, target: 'region', field: 'Tierline_Region__c', direction: 'excluded', conflict: 'latest' },
    };
    const kept = await admin().act('mapping-field', 'mapping.keep', form);
    const effect = kept.data.effects[0];
    const draft = effect?.do === 'goto' ? effect.params : {};
    const params = await start('dryRun.startMapping', draft);
    await runAll();
    const page = await open(params);
    expect(listOf(page, 'table')).toEqual([]);
    expect(page.back).toMatchObject({ screen: 'mapping', params: draft });
    expect(listOf(page, 'properties')[0]?.items).toContainEqual({
      ...{ id: 'of', label: 'Tried', cell: { value: { type: 'text', text: 'A mapping that is not saved' } } },
    });
    expect((await getSavedMappings(scope(), 'salesforce', 'organization')).revision).toBe(0);
  });

  it('is stopped, and only once', async () => {
    const { run = '' } = await start('dryRun.start', { crm: 'salesforce' });
    const stopped = await admin().act('dry-run', 'dryRun.cancel', { run }, 'intent-0001');
    expect(stopped.data.effects).toMatchObject([{ do: 'toast', title: 'The dry run stops' }]);
    expect((await admin().act('dry-run', 'dryRun.cancel', { run }, 'intent-0001')).status).toBe(200);
    const again = await admin().act('dry-run', 'dryRun.cancel', { run });
    expect([again.status, again.problem?.code]).toEqual([409, 'dry_run_ended']);
    expect(await runAll()).toBe(0);
    expect(actionsOf(await open({ run }))).toEqual(['start']);
  });

  it('takes the place of one that has not ended', async () => {
    const first = await start('dryRun.start', { crm: 'salesforce' });
    await start('dryRun.start', { crm: 'salesforce' });
    expect((await findRun(scope(), String(first.run)))?.state).toBe('cancelled');
  });

  it('pages through what it has found, sort by sort, and says that more was found than is kept', async () => {
    const { run } = await start('dryRun.start', { crm: 'salesforce' });
    const rows = Array.from({ length: 60 }, (_, at) => ({
      ...{ runId: String(run), seq: at + 1, object: 'organization' as const, recordId: null, crmId: `00${at}` },
      ...{ name: `Company ${at}`, key: 'region', action: at % 2 ? ('write' as const) : ('take' as const) },
      ...{ before: [], after: ['EMEA'] },
    }));
    await addPlannedChanges(scope(), rows);
    await saveRun(scope(), String(run), { state: 'done', endedAt: world.now() });
    const page = await open({ run: String(run) });
    expect(listOf(page, 'table').map(({ id, total }) => [id, total])).toEqual([
      ['changes:take', 30],
      ['changes:write', 30],
    ]);
    const [first] = listOf(page, 'table');
    expect(first?.rows).toHaveLength(25);
    const { data } = await admin().ask('dryRun.changes', { ...first?.source?.input, after: first?.after ?? null });
    const next = data.kind === 'table' ? data.table : null;
    expect(next?.rows.map(({ cells }) => cells.record?.value)).toEqual(
      [50, 52, 54, 56, 58].map((at) => ({ type: 'text', text: `Company ${at}` })),
    );
    expect(next?.after).toBeUndefined();
  });

  it('that ended on a failure says why', async () => {
    const params = await start('dryRun.start', { crm: 'salesforce' });
    world.org.setDown(true);
    await runAll();
    const page = await open(params);
    expect(getOnly(page, 'alert')).toMatchObject({ tone: 'bad', title: 'The dry run did not come to its end' });
    expect(actionsOf(page)).toEqual(['start']);
  });

  it.each<[string, Input, number, string]>([
    ['dryRun.start', { crm: 'dynamics' }, 400, 'input_invalid'],
    ['dryRun.start', { crm: 'hubspot' }, 404, 'crm_absent'],
    ['dryRun.cancel', { run: 'nobody' }, 404, 'dry_run_unknown'],
    ['dryRun.startScope', { crm: 'salesforce', contacts: 'yes' }, 400, 'input_invalid'],
    ['dryRun.startMapping', { ...ACCOUNTS, draft: [{ key: 'region' }] }, 400, 'input_invalid'],
  ])('%s with %j is answered with a sentence', async (call, input, status, code) => {
    const { problem, status: answered } = await admin().act('dry-run', call, input);
    expect([answered, problem?.code]).toEqual([status, code]);
    expect(problem?.text).toMatch(/\.$/);
  });
});
