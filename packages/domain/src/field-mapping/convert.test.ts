import { describe, expect, it } from 'vitest';
import { toOurs, toTheirs } from './convert.ts';
import type { FieldMapping, Transform } from './field-mapping.ts';

const mapping = (more: Partial<FieldMapping> = {}) => ({
  values: [
    { ours: 'partner', theirs: 'Reseller' },
    { ours: 'partner', theirs: 'Agent' },
    { ours: 'partner_2', theirs: 'Distributor' },
  ],
  blank: null,
  transform: 'as_is' as const,
  ...more,
});

describe('reading by a map of values', () => {
  it.each([
    [['Reseller'], ['partner']],
    [[' distributor '], ['partner_2']],
    [['Reseller', 'Agent'], ['partner']],
    [[], []],
    [[' '], []],
  ])('%j is %j (rows 183, 264)', (raw, values) => expect(toOurs(mapping(), raw)).toEqual({ ok: true, values }));

  it('names what it does not know, and takes none of it', () =>
    expect(toOurs(mapping(), ['Reseller', 'Other'])).toEqual({ ok: false, unmapped: ['Other'] }));

  it('holds nothing where a value stands for nothing', () => {
    const values = [...mapping().values, { ours: '', theirs: 'Customer' }];
    expect(toOurs(mapping({ values }), ['Customer'])).toEqual({ ok: true, values: [] });
    expect(toTheirs(mapping({ values }), [])).toEqual({ ok: true, values: [] });
  });

  it('says what a blank stands for', () =>
    expect(toOurs(mapping({ blank: 'partner' }), [])).toEqual({ ok: true, values: ['partner'] }));
});

describe('writing by a map of values', () => {
  it('takes the first of several', () =>
    expect(toTheirs(mapping(), ['partner'])).toEqual({ ok: true, values: ['Reseller'] }));
  it('names what the CRM has no word for', () =>
    expect(toTheirs(mapping(), ['vendor'])).toEqual({ ok: false, unmapped: ['vendor'] }));
  it('blanks what a blank stands for, unless a value stands for it too', () => {
    expect(toTheirs(mapping({ blank: 'none' }), ['none'])).toEqual({ ok: true, values: [] });
    expect(toTheirs(mapping({ blank: 'partner' }), ['partner'])).toEqual({ ok: true, values: ['Reseller'] });
  });
});

it.each<[Transform, string, string]>([
  ['trim', '  Acme   Ltd ', 'Acme Ltd'],
  ['lower_case', ' A@B.Com', 'a@b.com'],
  ['upper_case', 'de', 'DE'],
  ['domain', 'https://www.Acme.com/about?x', 'acme.com'],
  ['digits', '+49 (341) 12-3', '49341123'],
])('%s turns %j into %j', (transform, raw, ours) =>
  expect(toOurs({ values: [], blank: null, transform }, [raw])).toEqual({ ok: true, values: [ours] }),
);
