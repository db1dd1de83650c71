import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSalesforceOrg } from '../salesforce-org.ts';
import { findField } from '../schema/sobject.ts';
import { loadMetadata } from './load-metadata.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'metadata-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function write(path: string, type: string, content: string): void {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(
    join(directory, path),
    `<?xml version="1.0"?><${type} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${type}>`,
  );
}

const fieldOf = (object: string, field: string) => {
  const found = loadMetadata(directory, ['USD']).objects.find(({ name }) => name === object);
  return found && findField(found, field);
};

describe('metadata in source format', () => {
  test('a picklist may take its values from a global value set, and is then restricted', () => {
    write(
      'globalValueSets/Region.globalValueSet-meta.xml',
      'GlobalValueSet',
      '<customValue><fullName>EMEA</fullName><default>true</default><label>Europe</label></customValue><customValue><fullName>APAC</fullName><isActive>false</isActive></customValue>',
    );
    write(
      'objects/Lead/fields/Region__c.field-meta.xml',
      'CustomField',
      '<fullName>Region__c</fullName><label>Region</label><type>Picklist</type><valueSet><valueSetName>Region</valueSetName></valueSet>',
    );
    expect(fieldOf('Lead', 'Region__c')).toMatchObject({
      restricted: true,
      defaultValue: 'EMEA',
      values: [
        { value: 'EMEA', label: 'Europe', active: true, isDefault: true },
        { value: 'APAC', label: 'APAC', active: false, isDefault: false },
      ],
    });
  });

  test('formulas and auto-numbers are computed: nobody writes them', () => {
    write(
      'objects/Account/fields/Twice__c.field-meta.xml',
      'CustomField',
      '<fullName>Twice__c</fullName><formula>1 + 1</formula><label>Twice</label><precision>4</precision><scale>0</scale><type>Number</type>',
    );
    expect(fieldOf('Account', 'Twice__c')).toMatchObject({ calculated: true, createable: false, updateable: false });
  });

  test('what a file says about a standard field leaves the field as Salesforce has it', () => {
    write(
      'objects/Account/fields/Industry.field-meta.xml',
      'CustomField',
      '<fullName>Industry</fullName><trackHistory>true</trackHistory>',
    );
    expect(fieldOf('Account', 'Industry')).toMatchObject({ type: 'picklist', custom: false });
  });

  test.each([
    [
      'a field of a type that is not known',
      'objects/Account/fields/Place__c.field-meta.xml',
      '<fullName>Place__c</fullName><type>Location</type>',
      'Place__c: fields of type Location are not known here',
    ],
    [
      'a field of an object that is not known',
      'objects/Case/fields/X__c.field-meta.xml',
      '<fullName>X__c</fullName><type>Text</type>',
      'the object Case is not known here',
    ],
  ])('%s is said so, and not passed over', (_, path, content, message) => {
    write(path, 'CustomField', content);
    expect(() => loadMetadata(directory, ['USD'])).toThrow(message);
  });

  test('a permission set that grants what the project does not define is refused', () => {
    write(
      'permissionsets/Odd.permissionset-meta.xml',
      'PermissionSet',
      '<customPermissions><enabled>true</enabled><name>Nope</name></customPermissions><label>Odd</label>',
    );
    expect(() => createSalesforceOrg({ metadata: directory })).toThrow('permission set Odd grants Nope');
  });
});
