import type { Input } from '@tierline/blocks/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOST } from '../testing/caller.ts';
import { draftRule, saveRule } from '../testing/rules.ts';
import { createWorld, type World } from '../testing/world.ts';
import { mergeModules, SCREEN_MODULES } from './registry.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await saveRule(world.as('admin'), draftRule('Same region', { same: ['region'] }));
});
afterAll(() => world.close());

const SCREENS = Object.keys(mergeModules(SCREEN_MODULES).screens);
const ODD: Input[] = [
  {},
  { row: 5 },
  { row: 'nobody' },
  { row: '["region","EMEA"]' },
  { row: '["colour"]' },
  { partner: 'nobody', row: 'nobody' },
  { partner: null, secondPartner: {} },
  { preset: 'colour', batch: 'none' },
  { type: 'vendor' },
  { type: 'partner_2' },
];

describe.each(SCREENS)('the screen %s', (screen) => {
  it.each(ODD)('opened with %j answers with a page or a sentence', async (params) => {
    for (const record of [null, world.ids.brightline, world.ids.set]) {
      for (const who of ['admin', 'rep', 'stranger'] as const) {
        const { status, problem, data } = await world
          .as(who, record)
          .call<object>('screen.open', { screen, params, host: HOST });
        expect(problem?.code).not.toBe('fault');
        expect(status).toBeLessThan(500);
        if (status === 200) expect(data).toHaveProperty('blocks');
        else expect(problem?.text).toMatch(/\.$/);
      }
    }
  });
});
