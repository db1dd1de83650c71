import type { Property } from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import { describe, expect, it } from 'vitest';
import { fieldValuesOf } from '../field-values.ts';
import { toRawValues } from './raw-values.ts';

const property = (name: string, type: string, fieldType: string, more: Partial<Property> = {}): Property =>
  ({ name, label: name, type, fieldType, description: '', groupName: 'g', options: [], ...more }) as Property;
const options = ['Gold', 'Silver'].map((value) => ({ value, label: value, hidden: false }));
const properties = [
  property('city', 'string', 'text'),
  property('count', 'number', 'number'),
  property('listed', 'bool', 'booleancheckbox'),
  property('tier', 'enumeration', 'select', { options }),
  property('channels', 'enumeration', 'checkbox', { options }),
  property('owner', 'enumeration', 'select', { externalOptions: true }),
  property('since', 'date', 'date'),
  property('seen', 'datetime', 'date'),
  property('score', 'number', 'number', { calculated: true }),
  property('closed', 'string', 'text', {
    modificationMetadata: { archivable: false, readOnlyDefinition: true, readOnlyValue: true },
  }),
];
const known = new Map(properties.map((each) => [each.name, each]));

describe('raw values', () => {
  it.each([
    ['city', ['Oslo'], 'Oslo'],
    ['city', [], ''],
    ['count', ['12.5'], '12.5'],
    ['listed', ['false'], 'false'],
    ['tier', ['Gold'], 'Gold'],
    ['channels', ['Gold', 'Silver'], 'Gold;Silver'],
    ['channels', [], ''],
    ['owner', ['51300001'], '51300001'],
    ['since', ['2026-11-23'], '2026-11-23'],
    ['since', ['2026-11-23T10:00:00.000Z'], '2026-11-23'],
    ['seen', ['2026-11-23T10:00:00.000Z'], '2026-11-23T10:00:00.000Z'],
    ['seen', ['2026-11-23'], '2026-11-23'],
  ])('of %s: %j is sent as %j', (name, list, sent) => {
    expect(toRawValues(known, { [name]: list })).toEqual({ [name]: sent });
  });

  it.each([
    ['nowhere', ['a'], 'no property nowhere'],
    ['score', ['1'], 'sets the property score itself'],
    ['closed', ['1'], 'sets the property closed itself'],
    ['city', ['Oslo', 'Bergen'], 'holds one value, not 2'],
    ['tier', ['Bronze'], '“Bronze”'],
    ['channels', ['Gold', 'Bronze'], '“Bronze”'],
    ['listed', ['maybe'], '“maybe”'],
    ['count', ['many'], '“many”'],
    ['since', ['once'], '“once”'],
    ['seen', ['lately'], '“lately”'],
  ])('of %s: %j is refused, and says why', (name, list, why) => {
    const refused = expect.objectContaining({
      code: 'rejected',
      fields: [name],
      message: expect.stringContaining(why),
    });
    expect(() => toRawValues(known, { [name]: list })).toThrow(refused);
  });

  it.each([
    ['city', 'Oslo', ['Oslo']],
    ['city', '', []],
    ['city', null, []],
    ['listed', 'true', ['true']],
    ['channels', 'Gold;Silver', ['Gold', 'Silver']],
    ['since', '2026-11-23', ['2026-11-23']],
    ['since', '1795392000000', ['2026-11-23']],
    ['seen', '2026-11-23T10:00:00Z', ['2026-11-23T10:00:00.000Z']],
    ['seen', '1795428000000', ['2026-11-23T10:00:00.000Z']],
  ])('of %s: %j is read as %j', (name, text, list) => {
    expect(fieldValuesOf({ [name]: text }, properties)).toEqual({ [name]: list });
  });
});
