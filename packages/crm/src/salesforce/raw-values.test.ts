import { CrmFailure } from '@tierline/domain/crm';
import { describe, expect, it } from 'vitest';
import type { DescribedField } from './describe.ts';
import { toRawBody } from './raw-body.ts';
import { kindOf, toCrmFields, toRawValues } from './raw-values.ts';

const field = (type: string, more: Partial<DescribedField> = {}): DescribedField => ({
  ...{ name: 'Field__c', label: 'Field', type, updateable: true, createable: true },
  ...more,
});
const picklistValues = [
  { value: 'hot', label: 'Hot', active: true },
  { value: 'warm', label: null, active: true },
  { value: 'cold', label: 'Cold', active: false },
];
const restricted = { picklistValues, restrictedPicklist: true };
const descriptionOf = (...fields: DescribedField[]) => ({
  createable: true,
  updateable: true,
  deletable: false,
  fields,
});
const bodyOf = (one: DescribedField, ...values: string[]) =>
  toRawBody({ Field__c: values }, descriptionOf(one), 'updateable');

describe('a field', () => {
  it.each([
    ['string', 'text'],
    ['textarea', 'text'],
    ['email', 'text'],
    ['currency', 'number'],
    ['int', 'number'],
    ['date', 'date'],
    ['datetime', 'date'],
    ['boolean', 'flag'],
    ['picklist', 'select'],
    ['multipicklist', 'multi_select'],
    ['reference', 'other'],
    ['time', 'other'],
  ])('of type %s is a %s', (type, kind) => {
    expect(kindOf(field(type))).toBe(kind);
  });

  it('is described with what can be chosen now; ids, compounds and the platform’s own are none', () => {
    const own = field('datetime', { name: 'SystemModstamp' });
    const fields = [field('picklist', restricted), field('address'), field('id', { name: 'Id' }), own];
    expect(toCrmFields(descriptionOf(...fields), ['systemmodstamp'])).toEqual([
      {
        ...{ name: 'Field__c', label: 'Field', type: 'select', writable: true, restricted: true },
        values: [
          { value: 'hot', label: 'Hot' },
          { value: 'warm', label: 'warm' },
        ],
      },
    ]);
    expect(toCrmFields(null, [])).toEqual([]);
  });
});

describe('a value', () => {
  it.each([
    ['string', 'Carahsoft', ['Carahsoft']],
    ['string', null, []],
    ['double', 12.5, ['12.5']],
    ['double', 0, ['0']],
    ['boolean', false, ['false']],
    ['date', '2026-11-23', ['2026-11-23']],
    ['datetime', '2026-11-23T10:00:00.000+0000', ['2026-11-23T10:00:00.000Z']],
    ['multipicklist', 'hot;warm', ['hot', 'warm']],
    ['address', { city: 'Berlin' }, []],
  ])('of type %s is read from %j as %j', (type, value, texts) => {
    expect(toRawValues(field(type), value)).toEqual(texts);
  });

  it.each([
    ['string', ['Carahsoft'], 'Carahsoft'],
    ['string', [], null],
    ['double', ['12.5'], 12.5],
    ['int', [], null],
    ['boolean', ['true'], true],
    ['boolean', [], false],
    ['date', ['2026-11-23'], '2026-11-23'],
    ['date', ['2026-11-23T10:00:00.000Z'], '2026-11-23'],
    ['datetime', ['2026-11-23'], '2026-11-23T00:00:00.000Z'],
    ['multipicklist', ['hot', 'warm'], 'hot;warm'],
    ['multipicklist', [], null],
    ['picklist', ['lukewarm'], 'lukewarm'],
  ])('of type %s is sent for %j as %j', (type, texts, sent) => {
    expect(bodyOf(field(type, { picklistValues }), ...texts)).toEqual({ Field__c: sent });
  });

  it.each([
    ['double', {}, ['a lot']],
    ['double', {}, ['']],
    ['boolean', {}, ['yes']],
    ['date', {}, ['soon']],
    ['datetime', {}, ['soon']],
    ['string', {}, ['two', 'texts']],
    ['picklist', restricted, ['lukewarm']],
    ['picklist', restricted, ['cold']],
    ['multipicklist', restricted, ['hot', 'lukewarm']],
    ['multipicklist', {}, ['hot;warm']],
    ['string', { updateable: false }, ['Carahsoft']],
    ['base64', {}, ['x']],
  ])('of type %s and %j is refused by its name: %j', (type, more, texts) => {
    const refused = { code: 'rejected', fields: ['Field__c'], message: expect.stringMatching(/^Field .*\.$/) };
    expect(() => bodyOf(field(type, more), ...texts)).toThrow(expect.objectContaining(refused));
  });

  it('goes under the name that Salesforce has for the field', () => {
    expect(toRawBody({ FIELD__C: ['x'] }, descriptionOf(field('string')), 'updateable')).toEqual({ Field__c: 'x' });
  });

  it('of a new record may go where only new records take it', () => {
    const once = field('string', { updateable: false, createable: true });
    expect(toRawBody({ Field__c: ['x'] }, descriptionOf(once), 'createable')).toEqual({ Field__c: 'x' });
  });

  it('is refused together with all others that are wrong', () => {
    const write = () =>
      toRawBody({ nowhere: ['x'], Field__c: ['a lot'] }, descriptionOf(field('double')), 'updateable');
    expect(write).toThrow(CrmFailure);
    expect(write).toThrow(expect.objectContaining({ fields: ['nowhere', 'Field__c'] }));
  });
});
