import { expect, test, vi } from 'vitest';
import { createLiveRecord } from '../../src/app/cards/tierline/live/live-record.ts';
import type { Properties } from '../../src/app/cards/tierline/live/record-state.ts';

const RECORD = { object: 'deals', id: '4711' };

/** A record page whose readings the test answers, in the order that it likes. */
function fakePage() {
  const readings: { names: string[]; answer(found: Properties): Promise<void>; fail(): Promise<void> }[] = [];
  const listeners: ((changed: Properties, error?: { message: string }) => void)[] = [];
  const moved = vi.fn();
  const settled = async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  const live = createLiveRecord(
    RECORD,
    {
      fetchCrmObjectProperties: (names) =>
        new Promise((resolve, reject) => {
          readings.push({
            names,
            answer(found) {
              resolve(found);
              return settled();
            },
            fail() {
              reject(new Error('no'));
              return settled();
            },
          });
        }),
      onCrmPropertiesUpdate: (_names, heard) => void listeners.push(heard),
    },
    moved,
  );
  return { live, readings, listeners, moved };
}

const read = (name: string, stamp = '1000') => ({ dealname: name, hs_lastmodifieddate: stamp });

test('reads what is watched and the stamp, and is not moved by the first reading', async () => {
  const { live, readings, moved } = fakePage();
  const following = live.follow(['dealname']);
  expect(readings[0]?.names).toEqual(['dealname', 'hs_lastmodifieddate']);
  await readings[0]?.answer(read('A'));
  await following;
  expect(live.snapshot()).toEqual({
    record: RECORD,
    fields: { dealname: 'A' },
    modifiedAt: '1970-01-01T00:00:01.000Z',
  });
  expect(moved).not.toHaveBeenCalled();
});

test('the newest word counts, whichever reading comes back last', async () => {
  const { live, readings, listeners, moved } = fakePage();
  void live.follow(['dealname']);
  await readings[0]?.answer(read('A'));
  listeners[0]?.({ dealname: 'B' });
  listeners[0]?.({ dealname: 'C' });
  await readings[2]?.answer(read('C', '3000'));
  await readings[1]?.answer(read('B', '2000'));
  expect(moved).toHaveBeenCalledTimes(1);
  expect(live.snapshot()).toMatchObject({ fields: { dealname: 'C' }, modifiedAt: '1970-01-01T00:00:03.000Z' });
});

test('what the page said counts over a reading that does not have it yet', async () => {
  const { live, readings, listeners, moved } = fakePage();
  void live.follow(['dealname']);
  await readings[0]?.answer(read('A'));
  listeners[0]?.({ dealname: 'B' });
  await readings[1]?.answer(read('A'));
  expect(moved).toHaveBeenCalledTimes(1);
  expect(live.snapshot().fields).toEqual({ dealname: 'B' });
});

test('the same once more moves nothing', async () => {
  const { live, readings, listeners, moved } = fakePage();
  void live.follow(['dealname']);
  await readings[0]?.answer(read('A'));
  listeners[0]?.({ dealname: 'A' });
  await readings[1]?.answer(read('A'));
  expect(moved).not.toHaveBeenCalled();
});

test('a page that cannot read leaves the fields unknown', async () => {
  const { live, readings } = fakePage();
  const following = live.follow([]);
  await readings[0]?.fail();
  await following;
  expect(live.snapshot()).toEqual({ record: RECORD, fields: {}, modifiedAt: '1970-01-01T00:00:00.000Z' });
});

test('an error of the page, and anything after the end, is not listened to', async () => {
  const { live, readings, listeners } = fakePage();
  void live.follow(['dealname']);
  await readings[0]?.answer(read('A'));
  listeners[0]?.({}, { message: 'gone' });
  live.close();
  listeners[0]?.({ dealname: 'B' });
  expect(readings).toHaveLength(1);
});
