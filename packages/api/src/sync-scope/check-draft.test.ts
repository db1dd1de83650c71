import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { CrmKind } from '@tierline/domain/crm';
import { runDryRuns } from '@tierline/sync/dry-run';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listOf } from '../testing/blocks.ts';
import { HOST } from '../testing/caller.ts';
import { preview } from '../testing/rules.ts';
import { createTwoCrmsWorld, type TwoCrmsWorld } from '../testing/two-crms-world.ts';

let world: TwoCrmsWorld;
beforeEach(async () => {
  world = await createTwoCrmsWorld();
});
afterEach(() => world.close());

const IN_FORCE = {
  ...{ activeSecondPartners: true, inactiveSecondPartners: false, contacts: true, salesforce: false, hubspot: false },
  ...{ firstMaster: 'none', parents: 'each' },
};
const admin = () => world.as('admin');
const runAll = () =>
  runDryRuns(world.worker, (fault) => {
    throw fault;
  });

async function openRun(params: Input): Promise<ScreenAnswer> {
  const { data, problem } = await admin().call<ScreenAnswer>('screen.open', { screen: 'dry-run', params, host: HOST });
  if (problem) throw new Error(problem.text);
  return data;
}

/** Carries out the dry run that an action starts; answers with its page. */
async function dryRun(input: Input): Promise<ScreenAnswer> {
  const { data, problem } = await admin().act('sync-scope', 'dryRun.startScope', input);
  if (problem) throw new Error(problem.text);
  await runAll();
  const effect = data.effects.find((each) => each.do === 'goto');
  return openRun(effect?.do === 'goto' ? effect.params : {});
}

/** Whether the settings may be saved, and whether the page says that they were tried. */
async function gate(form: Input) {
  const { errors, blocks } = await preview(admin(), 'syncScope.tryOut', form);
  const { problem } = await admin().act('sync-scope', 'syncScope.save', { ...form, revision: 0 });
  return [errors === undefined, blocks.some(({ id }) => id === 'ran'), problem?.code ?? 'saved'];
}
const othersOf = (page: ScreenAnswer) =>
  listOf(page, 'actions').flatMap(({ actions }) => actions.filter(({ id }) => id.startsWith('dry-run:')));

it('what is created in one CRM may be saved after a dry run in the other, and no other one', async () => {
  const form = { ...IN_FORCE, hubspot: true };
  const { blocks } = await preview(admin(), 'syncScope.tryOut', form);
  const offered = blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
  expect(offered.map(({ label }) => label)).toEqual(['Dry run in Salesforce']);
  expect(await gate(form)).toEqual([false, false, 'dry_run_needed']);
  const there = await dryRun({ ...form, crm: 'hubspot' });
  expect(await gate(form)).toEqual([false, false, 'dry_run_needed']);
  expect(listOf(there, 'text').find(({ id }) => id === 'also-needed')?.text).toBe(
    'A dry run in Salesforce tells the rest, such as what these settings would create in HubSpot. Do it as well before you save them.',
  );
  const [other, ...more] = othersOf(there);
  expect([other?.label, more]).toEqual(['Dry run in Salesforce', []]);
  const here = await dryRun(other?.input ?? {});
  expect(othersOf(here)).toEqual([]);
  expect(listOf(here, 'text').map(({ id }) => id)).not.toContain('also-needed');
  expect(await gate(form)).toEqual([true, true, 'saved']);
});

it.each<[CrmKind, CrmKind]>([
  ['salesforce', 'hubspot'],
  ['hubspot', 'salesforce'],
])('what is taken in may be saved after a dry run in %s and in %s', async (first, then) => {
  const form = { ...IN_FORCE, inactiveSecondPartners: true };
  const page = await dryRun({ ...form, crm: first });
  expect(othersOf(page)).toHaveLength(1);
  expect(await gate(form)).toEqual([false, false, 'dry_run_needed']);
  await dryRun({ ...form, crm: then });
  expect(await gate(form)).toEqual([true, true, 'saved']);
});
