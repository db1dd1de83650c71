import type { Value } from '@tierline/blocks/value';
import { describe, expect, test } from 'vitest';
import { createFormat } from '../../src/app/cards/tierline/value/format-value.ts';
import { toLocale } from '../../src/app/cards/tierline/words/locale.ts';

const CASES: [string, string, Value, string][] = [
  ['en-GB', 'Europe/London', { type: 'text', text: 'Acme' }, 'Acme'],
  ['en-GB', 'Europe/London', { type: 'text', text: '' }, ''],
  ['en-GB', 'Europe/London', { type: 'person', name: 'Ann Lee' }, 'Ann Lee'],
  ['de-DE', 'Europe/Berlin', { type: 'number', number: 1284.5 }, '1.284,5'],
  ['en-US', 'America/New_York', { type: 'money', minor: 1999, currency: 'EUR' }, '€19.99'],
  ['en-US', 'America/New_York', { type: 'money', minor: 1999, currency: 'JPY' }, '¥1,999'],
  ['en-GB', 'Pacific/Kiritimati', { type: 'date', date: '2027-12-31' }, '31 Dec 2027'],
  ['en-GB', 'Pacific/Pago_Pago', { type: 'date', date: '2027-12-31' }, '31 Dec 2027'],
  ['en-GB', 'Europe/Berlin', { type: 'instant', at: '2026-11-23T23:15:00Z' }, '24 Nov 2026, 00:15'],
];

test.each(CASES)('in %s at %s, %j is %j', (locale, timeZone, value, text) => {
  expect(createFormat(locale, timeZone)(value)).toBe(text);
});

test('a time zone that the worker does not know leaves its own', () => {
  const at = '2026-11-23T10:15:00Z';
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const value: Value = { type: 'instant', at };
  expect(createFormat('en-GB', 'Mars/Olympus')(value)).toBe(createFormat('en-GB', own)(value));
});

describe('the locale', () => {
  test.each([
    [['en-gb'], 'en-GB'],
    [['pt_BR'], 'pt-BR'],
    [[undefined, 'de'], 'de'],
    [['not a locale', 'fr'], 'fr'],
    [[undefined, undefined], 'en-US'],
    [[''], 'en-US'],
  ])('of %j is %s', (candidates, locale) => {
    expect(toLocale(...candidates)).toBe(locale);
  });
});
