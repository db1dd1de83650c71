import { afterEach, describe, expect, it } from 'vitest';
import { readAll } from '../testing/read-all.ts';
import { answerNothing, type ScriptedHubSpot, startScriptedHubSpot } from '../testing/scripted-hubspot.ts';

let hubspot: ScriptedHubSpot | undefined;
afterEach(() => hubspot?.close());

const SINCE = '2026-11-23T09:59:00.000Z';
const archivedAt = (id: string, time: string) => ({
  id,
  properties: { hs_object_id: id },
  createdAt: '2026-10-30T03:30:17.883Z',
  updatedAt: '2026-10-30T03:30:17.883Z',
  archived: true,
  archivedAt: `2026-11-23T${time}.000Z`,
});

/** Three pages of archived people, whom the list gives by their ids. */
const PAGES = [
  [archivedAt('1', '09:59:30'), archivedAt('2', '09:40:00')],
  [archivedAt('3', '08:00:00')],
  [archivedAt('4', '09:45:00'), archivedAt('5', '09:59:10')],
];

/** Whom a read tells, and how many calls it takes once the account is known. */
async function readDeleted(deletedSince?: string | null): Promise<{ ids: string[]; calls: number }> {
  hubspot = await startScriptedHubSpot((request) => {
    const { pathname, searchParams } = new URL(request.url, 'http://hubspot.example');
    if (request.method !== 'GET' || !pathname.endsWith('/contacts') || searchParams.get('archived') !== 'true')
      return answerNothing(request);
    const nth = Number(searchParams.get('after') ?? 0);
    const paging = nth + 1 < PAGES.length ? { paging: { next: { after: String(nth + 1) } } } : {};
    return { status: 200, body: { results: PAGES[nth] ?? [], ...paging } };
  });
  const query = { since: SINCE, ...(deletedSince !== undefined && { deletedSince }) };
  await readAll(hubspot.crm, 'contact', query);
  const before = hubspot.calls().length;
  const ids = (await readAll(hubspot.crm, 'contact', query)).map(({ id }) => id);
  return { ids, calls: hubspot.calls().length - before };
}

describe('a read of changes', () => {
  it('tells wholly what was deleted since then, in its order, unless it is asked otherwise', async () => {
    expect(await readDeleted()).toEqual({ ids: ['5', '1'], calls: 4 });
  });

  it('that is not to tell that wholly takes two calls, however many were ever deleted', async () => {
    expect(await readDeleted(null)).toEqual({ ids: ['1'], calls: 2 });
  });

  it('tells what was deleted before, where that is asked for', async () => {
    expect(await readDeleted('2026-11-23T09:30:00.000Z')).toEqual({ ids: ['2', '4', '5', '1'], calls: 4 });
  });
});
