import { describe, expect, it } from 'vitest';
import { toInstant } from './instant.ts';
import { toObject } from './objects.ts';
import { compareIds, toRecordId } from './record-id.ts';
import { toAmount, toFlag, toName, toReference, toText, toValues } from './values.ts';

describe('a value', () => {
  it.each([null, undefined, ''])('that is blank is nothing: %j', (blank) => {
    expect([toText(blank), toReference(blank), toAmount(blank, 'USD')]).toEqual([null, null, null]);
    expect(toValues(blank)).toEqual([]);
    expect(toFlag(blank)).toBe(false);
  });

  it('of checkboxes is a list', () => {
    expect(toValues('TD SYNNEX;Ingram Micro;')).toEqual(['TD SYNNEX', 'Ingram Micro']);
  });

  it.each([
    ['12345.50', 'USD', 1_234_550],
    ['1200', 'JPY', 1200],
    ['0.1', 'KWD', 100],
    ['-5', 'EUR', -500],
  ])('of %s in %s is exact money', (text, currency, minor) => {
    expect(toAmount(text, currency)).toEqual({ minor, currency });
  });

  it('that is no number is no amount', () => {
    expect(toAmount('a lot', 'USD')).toBeNull();
  });

  it('of a person is the name, or the email where there is none', () => {
    expect(toName({ firstName: 'Ada', lastName: 'Example', email: 'ada@vendor.example' })).toBe('Ada Example');
    expect(toName({ lastName: 'Example' })).toBe('Example');
    expect(toName({ firstName: '', email: 'ada@vendor.example' })).toBe('ada@vendor.example');
    expect(toName({})).toBeNull();
  });
});

describe('a stamp', () => {
  it.each(['2026-11-23T10:00:00Z', '2026-11-23T10:00:00.000Z', '2026-11-23T11:00:00+01:00', '1795428000000'])(
    'has one spelling: %s',
    (text) => {
      expect(toInstant(text)).toBe('2026-11-23T10:00:00.000Z');
    },
  );

  it.each(['', 'once', null, 17])('is not made of %j', (value) => {
    expect(toInstant(value)).toBeNull();
  });
});

describe('an id', () => {
  it.each(['007', '0', '-1', '1.5', '1e3', '123456789012345678901'])('is not %s', (text) => {
    expect(toRecordId(text)).toBeNull();
  });

  it('may be longer than a number is safe', () => {
    expect(toRecordId('98765432109876543210')).toBe('98765432109876543210');
  });

  it('comes before another as its number does', () => {
    expect(['100', '9', '99'].toSorted(compareIds)).toEqual(['9', '99', '100']);
  });
});

describe('an object', () => {
  it.each([
    ['DEAL', 'deal'],
    ['deal', 'deal'],
    ['deals', 'deal'],
    ['0-3', 'deal'],
    ['0-2', 'organization'],
    ['COMPANY', 'organization'],
    ['0-136', 'lead'],
    ['0-1', 'contact'],
    ['CONTACT', 'contact'],
    ['TICKET', null],
    ['constructor', null],
  ])('is known by what pages, webhooks and paths call it: %s', (name, object) => {
    expect(toObject(name)).toBe(object);
  });
});
