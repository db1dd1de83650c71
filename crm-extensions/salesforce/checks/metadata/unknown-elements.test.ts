import { expect, test } from 'vitest';
import { projectRoot } from '../salesforce-project.ts';
import { breakProject } from '../testing/broken-project.ts';
import { readMetadata } from './metadata-files.ts';
import { metadataSchema, parseSchema } from './metadata-schema.ts';
import { findUnknownElements } from './unknown-elements.ts';

const FIELD = 'objects/Account/fields/Tierline_Status__c.field-meta.xml';

test('the project says only what the Metadata API knows', () => {
  expect(findUnknownElements(readMetadata(projectRoot))).toEqual([]);
});

test.each([
  [
    'an element of another type',
    '<label>',
    '<masterLabel>x</masterLabel><label>',
    'CustomField has no element masterLabel',
  ],
  [
    'a misspelt element deep inside',
    '<restricted>true</restricted>',
    '<restrict>true</restrict>',
    'ValueSet has no element restrict',
  ],
  [
    'an element said twice',
    '<label>',
    '<label>x</label><label>',
    'CustomField.label stands 2 times, but may stand once',
  ],
  ['a value that is not in the list', '<type>Picklist<', '<type>Pick List<', 'CustomField.type cannot be Pick List'],
  ['a flag that is none', '<required>false<', '<required>no<', 'CustomField.required is neither true nor false: no'],
  [
    'text where elements belong',
    /<valueSetDefinition>[\s\S]*<\/valueSetDefinition>/,
    '<valueSetDefinition>Partner</valueSetDefinition>',
    'ValueSet.valueSetDefinition holds text where elements belong',
  ],
])('finds %s', (_, from, to, problem) => {
  expect(findUnknownElements(readMetadata(breakProject(FIELD, from, to)))).toContain(`${FIELD}: ${problem}`);
});

test('finds a number that is none', () => {
  const path = 'objects/Account/fields/Tierline_Product_Lines__c.field-meta.xml';
  const root = breakProject(path, '<visibleLines>4<', '<visibleLines>four<');
  expect(findUnknownElements(readMetadata(root))).toEqual([`${path}: CustomField.visibleLines is no number: four`]);
});

test('finds an element that is required and missing', () => {
  const path = 'permissionsets/Tierline_User.permissionset-meta.xml';
  const root = breakProject(path, /<label>.*<\/label>/, '');
  expect(findUnknownElements(readMetadata(root))).toEqual([`${path}: PermissionSet lacks its element label`]);
});

test('finds a file whose root is no metadata type', () => {
  const path = 'tabs/Tierline.tab-meta.xml';
  const root = breakProject(path, /CustomTab/g, 'Tab');
  expect(findUnknownElements(readMetadata(root))).toEqual([`${path}: Tab is no metadata type`]);
});

test('names the file and line of XML that is not well formed', () => {
  const root = breakProject(FIELD, '</valueSet>', '');
  expect(() => readMetadata(root)).toThrow(
    /^objects\/Account\/fields\/Tierline_Status__c\.field-meta\.xml: line \d+: /,
  );
});

test('knows the types of the Metadata API with what they inherit', () => {
  const { elements, values } = metadataSchema();
  expect(elements.size).toBeGreaterThan(1500);
  expect(elements.get('CustomField')?.get('fullName')).toEqual({ type: 'string', repeats: false, required: false });
  expect(elements.get('LeadConvertSettings')?.get('objectMapping')).toMatchObject({
    type: 'ObjectMapping',
    repeats: true,
  });
  expect(values.get('DeleteConstraint')).toContain('SetNull');
});

test('does not pass over declarations that it cannot read', () => {
  expect(() => parseSchema('export interface New {}')).toThrow('export interface New {}');
});
