import { afterEach, describe, expect, it } from 'vitest';
import { type PlayedSearch, playSearch } from '../testing/played-search.ts';
import { answerNothing, type ScriptedHubSpot, startScriptedHubSpot } from '../testing/scripted-hubspot.ts';

let hubspot: ScriptedHubSpot | undefined;
afterEach(() => hubspot?.close());

const SINCE = '2026-11-23T10:00:00.000Z';
const at = (milliseconds: number) => Date.parse(SINCE) + milliseconds;

async function readIds(search: PlayedSearch): Promise<string[]> {
  hubspot = await startScriptedHubSpot((request) => search.answer(request) ?? answerNothing(request));
  const ids: string[] = [];
  for await (const { records } of hubspot.crm.list('organization', { since: SINCE }))
    ids.push(...records.map(({ id }) => id));
  return ids;
}

// The search answers as "Search the CRM" says: at most 200 a page, one sort, and nothing beyond the 10,000th.
describe('a search for changes', () => {
  it('goes on beyond 10,000 records', async () => {
    const search = playSearch(Array.from({ length: 10_500 }, (_, n) => ({ id: String(1000 + n), stamp: at(n) })));
    const ids = await readIds(search);
    expect(new Set(ids).size).toBe(10_500);
    expect(ids).toHaveLength(10_500);
  });

  it('goes on beyond 10,000 records of one stamp, and then finds those that come after', async () => {
    const bulk = Array.from({ length: 10_100 }, (_, n) => ({ id: String(20_000 - n), stamp: at(5) }));
    const search = playSearch([{ id: '7', stamp: at(0) }, ...bulk, { id: '8', stamp: at(6) }]);
    const ids = await readIds(search);
    expect(new Set(ids).size).toBe(10_102);
    expect(ids[0]).toBe('7');
    expect(ids.at(-1)).toBe('8');
  });

  it('skips none when a record that was read changes meanwhile, and shows that one again', async () => {
    const records = Array.from({ length: 450 }, (_, n) => ({ id: String(1000 + n), stamp: at(n) }));
    const search = playSearch(records, (searches) => {
      const [first] = records;
      if (searches === 2 && first) first.stamp = at(9_000);
    });
    const ids = await readIds(search);
    expect(new Set(ids).size).toBe(450);
    expect(ids[0]).toBe('1000');
    expect(ids.at(-1)).toBe('1000');
  });

  it('compares ids as numbers', async () => {
    const records = Array.from({ length: 250 }, (_, n) => ({ id: String(900 + n), stamp: at(5) }));
    expect(new Set(await readIds(playSearch(records))).size).toBe(250);
  });

  it('that comes back unsorted fails, and does not go on for ever', async () => {
    const search = playSearch(Array.from({ length: 200 }, (_, n) => ({ id: String(1000 + n), stamp: at(n) })));
    const reversed: PlayedSearch = {
      answer(request) {
        const answer = search.answer(request);
        return answer && { ...answer, body: { results: answer.body.results.toReversed() } };
      },
    };
    await expect(readIds(reversed)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
