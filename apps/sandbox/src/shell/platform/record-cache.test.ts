import { describe, expect, it } from 'vitest';
import { RecordCache, type RecordRepresentation, type RecordRequest, type RecordState } from './record-cache.ts';

const DEAL = '006000000000001AAA';
const ACCOUNT = '001000000000001AAA';

function record(id: string, fields: Record<string, string | RecordRepresentation>, version = 1): RecordRepresentation {
  const stamp = `2026-11-23T10:00:0${version}.000Z`;
  return {
    apiName: 'Opportunity',
    id,
    fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value, displayValue: null }])),
    systemModstamp: stamp,
    lastModifiedDate: stamp,
  };
}

const request = (...fields: string[]): RecordRequest => ({ recordId: DEAL, fields, optionalFields: [] });

/** A server whose answers the test gives, one for each read, in whatever order it likes. */
function createScene() {
  const reads: { request: RecordRequest; answer: PromiseWithResolvers<RecordRepresentation> }[] = [];
  let now = 0;
  const cache = new RecordCache(
    (asked) => {
      const answer = Promise.withResolvers<RecordRepresentation>();
      reads.push({ request: asked, answer });
      return answer.promise;
    },
    () => now,
  );
  const answer = async (place: number, data: RecordRepresentation) => {
    reads[place]?.answer.resolve(data);
    await new Promise(setImmediate);
  };
  const fail = async (place: number, error: unknown) => {
    reads[place]?.answer.reject(error);
    await new Promise(setImmediate);
  };
  const watch = (asked: RecordRequest) => {
    const heard: RecordState[] = [];
    const stop = cache.watch(asked, (state) => heard.push(state));
    return { heard, stop };
  };
  return { cache, reads, answer, fail, watch, pass: (ms: number) => (now += ms) };
}

describe('the record cache', () => {
  it('asks once for what two readers want, and tells both', async () => {
    const scene = createScene();
    const one = scene.watch(request('Opportunity.Name'));
    const other = scene.watch(request('Opportunity.Name'));
    expect(scene.reads).toHaveLength(1);
    await scene.answer(0, record(DEAL, { Name: 'Switches' }));
    expect([one.heard[0]?.data?.fields.Name?.value, other.heard[0]?.data?.fields.Name?.value]).toEqual([
      'Switches',
      'Switches',
    ]);
  });

  it('takes a short id and a long one for the same record', () => {
    const scene = createScene();
    scene.watch(request('Opportunity.Name'));
    scene.watch({ ...request('Opportunity.Name'), recordId: DEAL.slice(0, 15) });
    expect(scene.reads).toHaveLength(1);
  });

  it('answers a later reader at once while the record is fresh, and reads it anew when it is not', async () => {
    const scene = createScene();
    scene.watch(request('Opportunity.Name'));
    await scene.answer(0, record(DEAL, { Name: 'Switches' }));
    scene.pass(29_000);
    expect(scene.watch(request('Opportunity.Name')).heard).toHaveLength(1);
    expect(scene.reads).toHaveLength(1);
    scene.pass(2_000);
    expect(scene.watch(request('Opportunity.Name')).heard).toHaveLength(1);
    expect(scene.reads).toHaveLength(2);
  });

  it('brings every reader of a refreshed record up to date, and those that show something of it', async () => {
    const scene = createScene();
    const name = scene.watch(request('Opportunity.Name'));
    const account = scene.watch(request('Opportunity.Account.Name'));
    await scene.answer(0, record(DEAL, { Name: 'Switches' }));
    await scene.answer(1, record(DEAL, { Account: record(ACCOUNT, { Name: 'Acme' }) }));
    const refreshed = scene.cache.refresh([ACCOUNT]);
    expect(scene.reads.map(({ request: { fields } }) => fields)).toHaveLength(3);
    await scene.answer(2, record(DEAL, { Account: record(ACCOUNT, { Name: 'Acme Inc' }) }));
    await refreshed;
    expect([name.heard.length, account.heard.length]).toEqual([1, 2]);
  });

  it('says nothing to a reader for whom nothing changed', async () => {
    const scene = createScene();
    const { heard } = scene.watch(request('Opportunity.Name'));
    await scene.answer(0, record(DEAL, { Name: 'Switches' }));
    const refreshed = scene.cache.refresh([DEAL]);
    await scene.answer(1, record(DEAL, { Name: 'Switches' }));
    await refreshed;
    expect(heard).toHaveLength(1);
  });

  it('has the readers of an older version catch up when one has seen a newer', async () => {
    const scene = createScene();
    scene.watch(request('Opportunity.Name'));
    await scene.answer(0, record(DEAL, { Name: 'Switches' }));
    const amount = scene.watch(request('Opportunity.Amount'));
    await scene.answer(1, record(DEAL, { Amount: '1' }, 2));
    expect(scene.reads.map(({ request: { fields } }) => fields[0])).toEqual([
      'Opportunity.Name',
      'Opportunity.Amount',
      'Opportunity.Name',
    ]);
    await scene.answer(2, record(DEAL, { Name: 'Switches' }, 2));
    expect(amount.heard).toHaveLength(1);
    expect(scene.reads).toHaveLength(3);
  });

  it('drops an answer that a later read has overtaken', async () => {
    const scene = createScene();
    const { heard } = scene.watch(request('Opportunity.Name'));
    void scene.cache.refresh([DEAL]);
    await scene.answer(1, record(DEAL, { Name: 'New' }, 2));
    await scene.answer(0, record(DEAL, { Name: 'Old' }));
    expect(heard.map(({ data }) => data?.fields.Name?.value)).toEqual(['New']);
  });

  it('passes a failure on, and asks again for the next reader', async () => {
    const scene = createScene();
    const { heard } = scene.watch(request('Opportunity.Name'));
    await scene.fail(0, 'gone');
    expect(heard).toEqual([{ error: 'gone' }]);
    scene.watch(request('Opportunity.Name'));
    expect(scene.reads).toHaveLength(2);
  });

  it('hands out records that a component cannot change', async () => {
    const scene = createScene();
    const { heard } = scene.watch(request('Opportunity.Name'));
    await scene.answer(0, record(DEAL, { Name: 'Switches' }));
    expect(() => Object.assign(heard[0]?.data?.fields.Name ?? {}, { value: 'x' })).toThrow(TypeError);
  });

  it('no longer reads for readers that have left', async () => {
    const scene = createScene();
    const { heard, stop } = scene.watch(request('Opportunity.Name'));
    await scene.answer(0, record(DEAL, { Name: 'Switches' }));
    stop();
    await scene.cache.refresh([DEAL]);
    expect([scene.reads.length, heard.length]).toEqual([1, 1]);
  });
});
