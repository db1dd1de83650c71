import { afterEach, describe, expect, it } from 'vitest';
import { answerNothing, type ScriptedHubSpot, startScriptedHubSpot } from '../../testing/scripted-hubspot.ts';
import type { ScriptedAnswer } from '../../testing/scripted-server.ts';

let hubspot: ScriptedHubSpot | undefined;
afterEach(() => hubspot?.close());

const property = (name: string, more: object = {}) => ({
  ...{ name, label: name, type: 'string', fieldType: 'text', groupName: 'g', description: '', options: [] },
  ...more,
});
const PROPERTIES = [property('lastname'), property('email'), property('tierline_id', { hasUniqueValue: true })];
const times = { startedAt: '2026-11-23T10:00:00.000Z', completedAt: '2026-11-23T10:00:00.010Z' };
const record = (id: string, more: object = {}) => ({
  ...{
    id,
    properties: {},
    createdAt: '2026-10-30T03:30:17.883Z',
    updatedAt: '2026-11-23T10:00:00.005Z',
    archived: false,
  },
  ...more,
});

/** Writes two contacts, one by its id and one by Tierline's, to each of which HubSpot answers this. */
async function write(answers: { update?: ScriptedAnswer; upsert?: ScriptedAnswer }, ids: (string | null)[]) {
  hubspot = await startScriptedHubSpot((request) => {
    if (request.url.startsWith('/crm/v3/properties/contacts')) return { status: 200, body: { results: PROPERTIES } };
    if (request.url.endsWith('/batch/update')) return answers.update ?? answerNothing(request);
    if (request.url.endsWith('/batch/upsert')) return answers.upsert ?? answerNothing(request);
    return answerNothing(request);
  });
  const writes = ids.map((id, nth) => {
    return { id, tierlineId: `ours-${nth}`, write: { fields: { lastname: [`Example ${nth}`] } } };
  });
  return hubspot.crm.writeMany('contact', writes);
}
const bodies = () =>
  hubspot
    ?.calls()
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => JSON.parse(body));
const partly = (results: object[], errors: object[]): ScriptedAnswer => ({
  status: 207,
  body: { status: 'COMPLETE', results, numErrors: errors.length, errors, ...times },
});

describe('a batch', () => {
  it('names records by their ids, or by Tierline’s own', async () => {
    const done = (results: object[]) => ({ status: 200, body: { status: 'COMPLETE', results, ...times } });
    const results = await write(
      {
        update: done([record('7', { objectWriteTraceId: '0' })]),
        upsert: done([record('9', { objectWriteTraceId: '0', new: true, properties: { tierline_id: 'ours-1' } })]),
      },
      ['7', null],
    );
    expect(results).toEqual(['7', '9'].map((id) => ({ ok: true, id, modifiedAt: '2026-11-23T10:00:00.005Z' })));
    expect(bodies()).toEqual([
      { inputs: [{ id: '7', objectWriteTraceId: '0', properties: { lastname: 'Example 0' } }] },
      {
        inputs: [
          { id: 'ours-1', idProperty: 'tierline_id', objectWriteTraceId: '0', properties: { lastname: 'Example 1' } },
        ],
      },
    ]);
  });

  it('whose answer is in another order and without trace ids is told apart by what records are known by', async () => {
    const done = (results: object[]) => ({ status: 200, body: { status: 'COMPLETE', results, ...times } });
    const updated = await write({ update: done([record('8'), record('7')]) }, ['7', '8']);
    expect(updated).toMatchObject([{ id: '7' }, { id: '8' }]);
    await hubspot?.close();
    const own = (id: string, tierline_id: string) => record(id, { properties: { tierline_id } });
    const upserted = await write({ upsert: done([own('9', 'ours-1'), own('8', 'ours-0')]) }, [null, null]);
    expect(upserted).toMatchObject([{ id: '8' }, { id: '9' }]);
  });

  it('that is done in part tells of each record what became of it: by trace ids, by ids, or not at all', async () => {
    const refused = (detail: object, context: object) => ({
      status: 'error',
      category: 'VALIDATION_ERROR',
      context,
      ...detail,
    });
    const quoted =
      'Property values were not valid: [{"isValid":false,"message":"Email address x is invalid","error":"INVALID_EMAIL","name":"email"}]';
    const results = await write(
      {
        update: partly(
          [record('8', { objectWriteTraceId: '1' })],
          [
            refused({ message: quoted }, { objectWriteTraceId: ['0'] }),
            { status: 'error', category: 'OBJECT_NOT_FOUND', message: 'Could not get some', context: { ids: ['9'] } },
          ],
        ),
      },
      ['7', '8', '9', '10'],
    );
    expect(results).toMatchObject([
      { ok: false, failure: { code: 'rejected', message: 'Email address x is invalid', fields: ['email'] } },
      { ok: true, id: '8' },
      { ok: false, failure: { code: 'not_found' } },
      { ok: false, failure: { code: 'unavailable' } },
    ]);
  });

  it('of which an error names no record is that of those that nothing else is said of', async () => {
    const error = { status: 'error', category: 'INTERNAL_ERROR', message: 'internal error', context: {} };
    expect(await write({ update: partly([record('7')], [error]) }, ['7', '8'])).toMatchObject([
      { ok: true },
      { ok: false, failure: { code: 'unavailable', message: 'internal error' } },
    ]);
  });

  it.each([500, 502, 503])('that HubSpot answers with %i is not posted again', async (status) => {
    await expect(write({ update: { status, body: {} } }, ['7', '8'])).rejects.toMatchObject({ code: 'unavailable' });
    expect(bodies()).toHaveLength(1);
  });
});

describe('how much of the day is used', () => {
  it('is what the last answer says that says it', async () => {
    let left = 990;
    hubspot = await startScriptedHubSpot((request) => {
      left -= 1;
      const daily = { 'X-HubSpot-RateLimit-Daily': '1000', 'X-HubSpot-RateLimit-Daily-Remaining': String(left) };
      const answer = answerNothing(request);
      return typeof answer === 'object'
        ? { ...answer, headers: { ...answer.headers, ...(left > 988 && daily) } }
        : answer;
    });
    expect(hubspot.crm.usage()).toBeNull();
    await hubspot.crm.now();
    expect(hubspot.crm.usage()).toEqual({ used: 11, limit: 1000 });
    await hubspot.crm.now();
    expect(hubspot.crm.usage()).toEqual({ used: 11, limit: 1000 });
  });
});
