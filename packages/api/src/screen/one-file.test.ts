import { afterAll, beforeAll, expect, it } from 'vitest';
import { features } from '../features.ts';
import { HOST } from '../testing/caller.ts';
import { createTwoCrmsWorld, type TwoCrmsWorld } from '../testing/two-crms-world.ts';
import { router } from '../trpc.ts';
import { SCREEN_MODULES } from './registry.ts';
import { screenRouter } from './router.ts';
import type { ScreenModule } from './screen.ts';

/** A screen as a developer adds it: one file, and its line in the registry. */
const addedScreens: ScreenModule = {
  screens: {
    greeting: async ({ viewer, vendorName }) => ({
      title: 'Greeting',
      watch: [],
      blocks: [{ kind: 'text', id: 'hello', text: `${vendorName} greets ${viewer.name}.` }],
    }),
  },
};

let world: TwoCrmsWorld;
beforeAll(async () => {
  const screens = screenRouter([...SCREEN_MODULES, addedScreens]);
  world = await createTwoCrmsWorld({ router: router({ ...features._def.record, screen: screens }) });
});
afterAll(() => world.close());

it('a screen that is added in one file shows in both CRMs, with no other change', async () => {
  const input = { screen: 'greeting', params: {}, host: HOST };
  const there = await world.in('marketer').call('screen.open', input);
  expect(there.data).toMatchObject({ title: 'Greeting', blocks: [{ text: 'Acme Networks greets Mara Hub.' }] });
  const here = await world.as('rep').call('screen.open', input);
  expect(here.data).toMatchObject({ title: 'Greeting', blocks: [{ text: 'Acme Networks greets Robin rep.' }] });
});
