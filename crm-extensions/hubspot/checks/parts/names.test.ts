import { expect, test } from 'vitest';
import { newKey } from '../../src/app/cards/tierline/page/new-key.ts';
import { recordUrl, toObject } from '../../src/app/cards/tierline/page/object-type.ts';

test('a key is made of 128 random bits, is never made twice, and is as long as the server allows', () => {
  const keys = Array.from({ length: 200 }, () => newKey());
  for (const key of keys) {
    expect(key).toMatch(/^\d+(-\d+){3}$/);
    expect(key.length).toBeLessThanOrEqual(64);
  }
  expect(new Set(keys).size).toBe(200);
  for (const place of [0, 1, 2, 3]) expect(new Set(keys.map((key) => key.split('-')[place])).size).toBeGreaterThan(190);
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
