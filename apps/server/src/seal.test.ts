import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSeal } from './seal.ts';

const key = randomBytes(32);
const seal = createSeal([key]);

it('gives back what was sealed, and never seals alike', () => {
  const sealed = ['a', 'b'].map(() => seal.close('refresh-token-é', 'vendor-1/hubspot'));
  expect(sealed.map((each) => seal.open(each, 'vendor-1/hubspot'))).toEqual(['refresh-token-é', 'refresh-token-é']);
  expect(sealed[0]).not.toBe(sealed[1]);
  expect(sealed.join()).not.toContain('refresh');
});

it.each([
  ['with another key', (sealed: string) => createSeal([randomBytes(32)]).open(sealed, 'here')],
  ['in another place', (sealed: string) => seal.open(sealed, 'there')],
  ['after a change', (sealed: string) => seal.open(`${sealed.slice(0, -2)}AA`, 'here')],
  ['from another form', (sealed: string) => seal.open(sealed.replace('v1', 'v2'), 'here')],
])('opens nothing %s', (_, open) => {
  expect(() => open(seal.close('secret, and long enough', 'here'))).toThrow();
});

it('opens what any of its keys sealed, and seals with the first', () => {
  const newer = randomBytes(32);
  const both = createSeal([newer, key]);
  expect(both.open(seal.close('token', 'here'), 'here')).toBe('token');
  expect(createSeal([newer]).open(both.close('token', 'here'), 'here')).toBe('token');
});
