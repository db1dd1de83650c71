import { describe, expect, test } from 'vitest';
import { hasMoved, isKnown, toInstant, toSnapshot, unread } from '../../src/app/cards/tierline/live/record-state.ts';

const record = { object: 'deals', id: '4711' };
const at = (modifiedAt: string, fields = {}) => ({ record, fields, modifiedAt });

test.each([
  ['1764158400000', '2025-11-26T12:00:00.000Z'],
  ['2025-11-26T12:00:00Z', '2025-11-26T12:00:00.000Z'],
  ['2025-11-26T13:00:00+01:00', '2025-11-26T12:00:00.000Z'],
  ['', undefined],
  [null, undefined],
  [undefined, undefined],
  ['yesterday', undefined],
  ['99999999999999999999', undefined],
])('the stamp %j is %j', (raw, instant) => {
  expect(toInstant(raw)).toBe(instant);
});

describe('a snapshot', () => {
  test('has the watched fields that were read, a blank as null, and leaves out what is unknown', () => {
    const read = { dealname: 'Router refresh', amount: null, hs_lastmodifieddate: '1764158400000', other: 'x' };
    expect(toSnapshot(unread(record), ['dealname', 'amount', 'dealstage'], read)).toEqual({
      record,
      fields: { dealname: 'Router refresh', amount: null },
      modifiedAt: '2025-11-26T12:00:00.000Z',
    });
  });

  test('keeps the earlier stamp where none was read', () => {
    const before = at('2025-11-26T12:00:00.000Z');
    expect(toSnapshot(before, [], {}).modifiedAt).toBe(before.modifiedAt);
    expect(toSnapshot(unread(record), [], {}).modifiedAt).toBe('1970-01-01T00:00:00.000Z');
  });
});

test.each([
  ['a later stamp', at('A'), at('B'), true],
  ['another value', at('A', { x: '1' }), at('A', { x: '2' }), true],
  ['a value that went blank', at('A', { x: '1' }), at('A', { x: null }), true],
  ['the same', at('A', { x: '1' }), at('A', { x: '1' }), false],
  ['a field that was not read before', at('A'), at('A', { x: '1' }), false],
  ['a field that is no longer read', at('A', { x: '1' }), at('A'), false],
])('%s: moved or not', (_what, before, now, moved) => {
  expect(hasMoved(before, now)).toBe(moved);
});

test('a state is known when the screen was drawn from it, however its moment is written', () => {
  expect(isKnown(at('2025-11-26T12:00:00.000Z'), '2025-11-26T12:00:00Z')).toBe(true);
  expect(isKnown(at('2025-11-26T12:00:00.000Z'), '2025-11-26T12:00:01Z')).toBe(false);
  expect(isKnown(at('2025-11-26T12:00:00.000Z'), undefined)).toBe(false);
});
