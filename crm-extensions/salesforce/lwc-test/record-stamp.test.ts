import { hasMoved, isKnown, stampOf } from 'c/tierlineRecordStamp';
import type { RecordRepresentation } from 'lightning/uiRecordApi';
import { expect, test } from 'vitest';

const account = (name: string): RecordRepresentation => ({
  apiName: 'Account',
  id: '001',
  systemModstamp: 's',
  fields: { Name: { value: name } },
});
const opportunity = (fields: RecordRepresentation['fields'], systemModstamp = '1'): RecordRepresentation => ({
  apiName: 'Opportunity',
  id: '006',
  systemModstamp,
  fields,
});

test('a stamp follows relations, and leaves open what the viewer cannot read', () => {
  const record = opportunity({ Partner__c: { value: null }, Account: { value: account('Leipzig') } });
  expect(stampOf(record, ['Partner__c', 'Account.Name', 'Secret__c', 'Owner.Name'])).toEqual({
    modified: '1',
    values: { Partner__c: null, 'Account.Name': 'Leipzig', Secret__c: undefined, 'Owner.Name': undefined },
  });
});

test('a screen is stale when the record or a watched value changed, also in a related record', () => {
  const before = stampOf(opportunity({ Account: { value: account('Leipzig') } }), ['Account.Name']);
  expect(hasMoved(before, before)).toBe(false);
  expect(hasMoved(before, { ...before, modified: '2' })).toBe(true);
  expect(hasMoved(before, stampOf(opportunity({ Account: { value: account('Dresden') } }), ['Account.Name']))).toBe(
    true,
  );
});

test('a field that is newly watched says nothing about staleness', () => {
  const record = opportunity({ Partner__c: { value: '001' }, StageName: { value: 'Won' } });
  expect(hasMoved(stampOf(record, ['Partner__c']), stampOf(record, ['Partner__c', 'StageName']))).toBe(false);
});

test('a record in the state from which the screen was drawn is known, however its stamp is written', () => {
  const now = stampOf(opportunity({}, '2026-11-23T10:00:00.000Z'), []);
  expect(isKnown(now, '2026-11-23T10:00:00Z')).toBe(true);
  expect(isKnown(now, '2026-11-23T10:00:01Z')).toBe(false);
  expect(isKnown(now, undefined)).toBe(false);
});
