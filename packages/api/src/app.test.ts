import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allBlocks, pickerOf } from './testing/blocks.ts';
import { HOST, read } from './testing/caller.ts';
import { createWorld, type World } from './testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

describe('the app', () => {
  it('says that it is well, and that the org has been read', async () => {
    const response = await world.app.request('/health');
    expect([response.status, await response.json()]).toEqual([200, { ok: true, read: true }]);
  });

  it('answers a path that it does not have in its own shape', async () => {
    const response = await world.app.request('/elsewhere');
    const { status, problem } = await read(response);
    expect([status, problem?.code]).toEqual([404, 'call_unknown']);
  });

  it('tells a caller of a fault nothing but a reference, under which the log has it', async () => {
    const broken = await createWorld();
    await broken.close();
    const response = await broken.as('rep', broken.ids.open).open('deal');
    expect(response.status).toBe(500);
    expect(response.problem?.text).toContain('Something went wrong in Tierline');
    expect(broken.log.some((line) => line.includes(response.problem?.reference ?? 'no reference'))).toBe(true);
    expect(JSON.stringify(response.problem)).not.toMatch(/sql|database|stack/i);
  });

  it('gives every block, row, option and entry an id of its own', async () => {
    const { data } = await world.as('rep', world.ids.open).open('deal');
    const ids = allBlocks(data.blocks).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(pickerOf(data).options.every(({ value }) => value.length > 10)).toBe(true);
  });

  it('serves a host with any locale, and one of a newer vocabulary', async () => {
    const input = { screen: 'deal', params: {}, host: { ...HOST, vocabulary: 999, locale: 'not a locale' } };
    const { status } = await world.as('rep', world.ids.open).call('screen.open', input);
    expect(status).toBe(200);
  });
});
