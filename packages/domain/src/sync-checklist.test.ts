import { describe, expect, it } from 'vitest';
import { type CheckId, type ChecklistFacts, listChecks } from './sync-checklist.ts';
import type { FieldFinding, SyncField } from './sync-preflight.ts';

const finding = (of: SyncField, more: Partial<FieldFinding> = {}): FieldFinding => ({
  ...{ of, field: of, state: 'good', type: 'select', lacks: [], ...more },
});
const GOOD: ChecklistFacts = {
  ...{ crm: 'salesforce', source: 'contracts', isRead: true },
  findings: [finding('in_sync'), finding('status'), finding('account_type')],
  contracts: { state: 'good', missingNames: 0 },
  lookups: { deal: 'good', lead: 'good' },
  converted: { kept: 1, lost: 0 },
  untyped: { blank: 0, odd: 0 },
  listsOfSecondPartners: 0,
  ruleFields: { blank: 0, offList: 0 },
};
const stateOf = (id: CheckId, more: Partial<ChecklistFacts>) =>
  listChecks({ ...GOOD, ...more }).find((check) => check.id === id)?.state;

describe('the checklist of what a CRM needs (rows 100 to 102, 187, 194 to 197)', () => {
  it('is one of all fields, mappings and data, with what each is for', () =>
    expect(listChecks(GOOD).map(({ id, of, act, object, state }) => [id, of, act, object, state].join(' '))).toEqual([
      'in_sync all field organization pass',
      'status all field organization pass',
      'account_type all field organization pass',
      'contracts contracts field organization pass',
      'deal_lookup all field deal pass',
      'lead_lookup all field lead pass',
      'conversion all mapping lead pass',
      'forms all field organization look',
      'types_stated all data organization pass',
      'lists_of_second_partners contracts data organization pass',
      'rule_fields rules data organization unneeded',
    ]));

  it('asks of HubSpot nothing about leads that Tierline has made there itself', () =>
    expect(listChecks({ ...GOOD, crm: 'hubspot' }).filter(({ object }) => object !== 'organization')).toEqual([]));

  it.each<[string, CheckId, Partial<ChecklistFacts>, string]>([
    ['a field that is missing', 'account_type', { findings: [finding('account_type', { state: 'missing' })] }, 'fail'],
    [
      'a status that lacks a value',
      'status',
      { findings: [finding('status', { lacks: ['Active Distributor'] })] },
      'fail',
    ],
    ['a field not described yet', 'status', { findings: [] }, 'unread'],
    ['a list that lacks a name', 'contracts', { contracts: { state: 'good', missingNames: 1 } }, 'fail'],
    ['a list under rules', 'contracts', { source: 'rules', contracts: null }, 'unneeded'],
    ['a list not described yet', 'contracts', { contracts: null }, 'unread'],
    ['a text in place of a lookup', 'lead_lookup', { lookups: { deal: 'good', lead: 'wrong_type' } }, 'fail'],
    ['lookups that nobody has asked for', 'deal_lookup', { lookups: null }, 'unread'],
    ['a lead that lost its distributor', 'conversion', { converted: { kept: 5, lost: 1 } }, 'fail'],
    ['no lead that was converted', 'conversion', { converted: { kept: 0, lost: 0 } }, 'look'],
    ['a record without a type', 'types_stated', { untyped: { blank: 1, odd: 0 } }, 'fail'],
    ['a record of an odd type', 'types_stated', { untyped: { blank: 0, odd: 1 } }, 'fail'],
    ['records not read yet', 'types_stated', { isRead: false }, 'unread'],
    ['a distributor with a list', 'lists_of_second_partners', { listsOfSecondPartners: 1 }, 'fail'],
    ['a blank field of a rule', 'rule_fields', { source: 'rules', ruleFields: { blank: 1, offList: 0 } }, 'fail'],
  ])('%s: %s', (_, id, more, state) => expect(stateOf(id, more)).toBe(state));
});
