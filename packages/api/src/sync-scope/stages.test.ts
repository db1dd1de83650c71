import { randomUUID } from 'node:crypto';
import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { FormBlock } from '@tierline/blocks/vocabulary';
import { findWatermark } from '@tierline/db/connection';
import { getSyncScope } from '@tierline/db/sync-scope';
import { toOurStage } from '@tierline/domain/stage-names';
import { afterEach, describe, expect, it } from 'vitest';
import { listOf } from '../testing/blocks.ts';
import { HOST } from '../testing/caller.ts';
import { createTwoCrmsWorld, type TwoCrmsWorld } from '../testing/two-crms-world.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
afterEach(() => world.close());

const scope = () => ({ db: world.db, tenantId: world.tenantId });
async function open(): Promise<ScreenAnswer> {
  const admin = world.as('admin');
  const { data, problem } = await admin.call<ScreenAnswer>('screen.open', {
    ...{ screen: 'sync-stages', params: {}, host: HOST },
  });
  if (problem) throw new Error(problem.text);
  return data;
}
const save = (form: Input, revision: number, key?: string) =>
  world.as('admin').act('sync-stages', 'syncScope.saveStages', { ...form, revision }, key);
const formsOf = (page: ScreenAnswer): FormBlock[] =>
  listOf(page, 'section').flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'form'));
const fieldOf = (page: ScreenAnswer, name: string) =>
  formsOf(page)
    .flatMap(({ fields }) => fields)
    .find((field) => field.name === name);
const warningsOf = (page: ScreenAnswer) =>
  listOf(page, 'section').flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'text' ? block.text : [])));

describe('stages of two CRMs', () => {
  const begin = async (): Promise<TwoCrmsWorld> => {
    const two = await createTwoCrmsWorld();
    world = two;
    return two;
  };

  it('are those that the CRMs tell, go by their names, and say which of them lead nowhere', async () => {
    await begin();
    const page = await open();
    expect(formsOf(page).map(({ id }) => id)).toEqual(['stages:deal', 'stages:lead']);
    expect(fieldOf(page, 'salesforce:Closed Won')).toMatchObject({
      ...{ label: '“Closed Won” in HubSpot', value: 'Closed Won', placeholder: 'Closed Won, by its name' },
      options: expect.arrayContaining([expect.objectContaining({ value: 'Contract Sent', label: 'Contract Sent' })]),
    });
    expect(fieldOf(page, 'salesforce:Prospecting')).toMatchObject({ value: null, placeholder: 'None: it is not sent' });
    // It leads there by its name.
    expect(fieldOf(page, 'hubspot:Closed Won')).toBeUndefined();
    expect(fieldOf(page, 'hubspot:Contract Sent')).toMatchObject({ label: '“Contract Sent” in Salesforce' });
    expect(warningsOf(page)[0]).toMatch(
      /^A record that comes to “Prospecting”.* in Salesforce keeps its stage in HubSpot/,
    );
    expect(JSON.stringify(page.blocks)).toContain('Tierline creates none');
  });

  it('are paired, which has deals read anew, and is written down with who did it', async () => {
    await begin();
    const { revision } = await getSyncScope(scope());
    expect(await findWatermark(scope(), 'hubspot', 'deal')).not.toBeNull();
    const form = {
      ...{ object: 'deal', 'salesforce:Prospecting': 'Appointment Scheduled', 'salesforce:Qualification': null },
      ...{ 'salesforce:Negotiation/Review': 'Contract Sent', 'hubspot:Decision Maker Bought-In': 'Negotiation/Review' },
    };
    const key = randomUUID();
    const saved = await save(form, revision, key);
    expect(saved.data.effects).toMatchObject([{ do: 'toast', title: 'Stages saved' }]);
    expect((await save(form, revision, key)).status).toBe(200);
    const { settings } = await getSyncScope(scope());
    expect(settings.stages).toEqual([
      { object: 'deal', salesforce: 'Prospecting', hubspot: 'Appointment Scheduled' },
      { object: 'deal', salesforce: 'Negotiation/Review', hubspot: 'Contract Sent' },
      { object: 'deal', salesforce: 'Negotiation/Review', hubspot: 'Decision Maker Bought-In' },
    ]);
    expect(await findWatermark(scope(), 'hubspot', 'deal')).toBeNull();
    expect(await findWatermark(scope(), 'hubspot', 'lead')).not.toBeNull();
    const page = await open();
    expect(fieldOf(page, 'salesforce:Prospecting')).toMatchObject({ value: 'Appointment Scheduled' });
    // It leads there by now.
    expect(fieldOf(page, 'hubspot:Appointment Scheduled')).toBeUndefined();
    expect(fieldOf(page, 'hubspot:Decision Maker Bought-In')).toMatchObject({ value: 'Negotiation/Review' });
    const lead = { object: 'lead', 'salesforce:Open - Not Contacted': 'New' };
    expect((await save(lead, revision + 1)).status).toBe(200);
    expect((await getSyncScope(scope())).settings.stages).toHaveLength(4);
  });

  it('stay what they are called where another one is said to be the same', async () => {
    await begin();
    const shown = formsOf(await open())[0]?.fields.map(({ name, value }) => [name, value]) ?? [];
    // As the host sends it: every field as it is shown, and the one that was changed.
    const form = { object: 'deal', ...Object.fromEntries(shown), 'salesforce:Qualification': 'Closed Won' };
    expect((await save(form, 0)).status).toBe(200);
    const names = { object: 'deal', pairs: (await getSyncScope(scope())).settings.stages } as const;
    expect(toOurStage(names, 'hubspot', 'Closed Won')).toBe('Closed Won');
  });

  it('by which deals would be closed or opened are pointed out, before and after', async () => {
    await begin();
    const field = fieldOf(await open(), 'salesforce:Qualification');
    const hints = field?.type === 'picker' ? field.options.filter(({ hint }) => hint !== undefined) : [];
    expect(hints.map(({ value }) => value)).toEqual(['Closed Won', 'Closed Lost']);
    expect(hints[0]?.hint).toBe('By their names, deals do not end alike in it and in “Qualification”');
    expect((await save({ object: 'deal', 'salesforce:Qualification': 'Closed Won' }, 0)).status).toBe(200);
    expect(warningsOf(await open())[0]).toMatch(
      /^“Qualification” of Salesforce and “Closed Won” of HubSpot are paired, but by their names/,
    );
  });

  it('that are not there, or that somebody else has saved meanwhile, are refused', async () => {
    await begin();
    const unknown = await save({ object: 'deal', 'salesforce:Prospecting': 'Somewhere' }, 0);
    expect([unknown.status, unknown.problem?.code, unknown.problem?.field]).toEqual([
      ...[422, 'value_unknown', 'salesforce:Prospecting'],
    ]);
    const pair = { object: 'deal', 'salesforce:Prospecting': 'Contract Sent' };
    expect((await save(pair, 0)).status).toBe(200);
    expect((await save({ ...pair, 'salesforce:Prospecting': null }, 0)).problem?.code).toBe('setting_changed');
    for (const bad of [{ object: 'company' }, { object: 'deal', 'salesforce:Prospecting': 7 }]) {
      expect((await save(bad, 1)).problem?.code).toBe('input_invalid');
    }
  });

  it('are an administrator’s to pair', async () => {
    const two = await begin();
    expect(
      (await two.in('marketer').act('sync-stages', 'syncScope.saveStages', { object: 'deal', revision: 0 })).status,
    ).toBe(403);
    const asked = await two.in('superAdmin').call<ScreenAnswer>('screen.open', {
      ...{ screen: 'sync-stages', params: {}, host: HOST },
    });
    expect(formsOf(asked.data)).toHaveLength(2);
  });
});

it('with one CRM there is nothing to pair', async () => {
  world = await createWorld();
  const page = await open();
  expect(listOf(page, 'empty')).toMatchObject([{ title: 'Only one CRM is connected' }]);
});
