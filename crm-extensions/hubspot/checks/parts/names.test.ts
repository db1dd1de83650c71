import { expect, test } from 'vitest';
import { newKey } from '../../src/app/cards/tierline/page/new-key.ts';
import { recordUrl, toObject } from '../../src/app/cards/tierline/page/object-type.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('a key is a random UUID, also where the platform makes none', () => {
  const bare = { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes) };
  const keys = Array.from({ length: 200 }, (_, place) => (place % 2 ? newKey() : newKey(bare)));
  for (const key of keys) expect(key).toMatch(UUID);
  expect(new Set(keys).size).toBe(200);
});

test('the marks of a UUID stand where they belong, and every other bit is random', () => {
  const filled = (by: number) => newKey({ getRandomValues: (bytes) => bytes.fill(by) });
  expect(filled(0)).toBe('00000000-0000-4000-8000-000000000000');
  expect(filled(255)).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
});

test.each([
  ['0-2', 'companies'],
  ['0-3', 'deals'],
  ['0-136', 'leads'],
  ['2-123456', '2-123456'],
])('the page knows as %s what the APIs call %s', (typeId, object) => {
  expect(toObject(typeId)).toBe(object);
  expect(recordUrl(999, { object, id: '15' })).toBe(`https://app.hubspot.com/contacts/999/record/${typeId}/15`);
});

test('an id cannot lead away from the record page', () => {
  expect(recordUrl(999, { object: 'constructor', id: '../../settings?x' })).toBe(
    'https://app.hubspot.com/contacts/999/record/constructor/..%2F..%2Fsettings%3Fx',
  );
});
