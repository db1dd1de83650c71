import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAuraFields, parseAuraMethods } from '@tierline/salesforce/apex/apex-signature';
import { expect, test } from 'vitest';
import { FORCE_APP } from '../stack/force-app.ts';
import { SIGNATURE, toCall } from './signature.ts';

const apex = readFileSync(join(FORCE_APP, `classes/${SIGNATURE.name}.cls`), 'utf8');

test('the stand-in has the methods, parameters and types of the Apex class, and no others', () => {
  expect(parseAuraMethods(apex).map(({ cacheable: _cacheable, ...method }) => method)).toEqual(SIGNATURE.methods);
  expect(parseAuraFields(apex)).toEqual(SIGNATURE.types.flatMap(({ fields }) => fields));
});

test('no method may be cached by the page, for none only reads', () => {
  expect(parseAuraMethods(apex).filter(({ cacheable }) => cacheable)).toEqual([]);
});

test('a parameter that is missing is null, and one of another type is refused', () => {
  const none = { procedure: null, recordId: null, watch: null, input: null };
  expect(toCall({})).toEqual(none);
  expect(toCall({ procedure: 'screen.open', watch: ['Name'], more: 1 })).toEqual({
    ...none,
    procedure: 'screen.open',
    watch: ['Name'],
  });
  expect(toCall({ procedure: 7 })).toBeNull();
  expect(toCall({ watch: ['Name', 7] })).toBeNull();
  expect(toCall('screen.open')).toBeNull();
});
