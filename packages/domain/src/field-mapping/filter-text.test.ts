import { expect, it } from 'vitest';
import type { CrmKind } from '../crm.ts';
import { type FilterParts, toFilterText } from './filter-text.ts';

const salesforce = { inSync: 'Sync_with_Tierline__c', status: 'Tierline_Status__c' };
const hubspot = { inSync: 'tierline_sync', status: 'tierline_status' };

it.each<[string, CrmKind, FilterParts, string]>([
  [
    'Tierline’s own field in Salesforce',
    'salesforce',
    { ...salesforce, accountType: 'Tierline_Account_Type__c', values: ['Partner'], blank: true },
    "Sync_with_Tierline__c = TRUE AND Tierline_Status__c != NULL AND (Tierline_Account_Type__c IN ('Partner') OR Tierline_Account_Type__c = NULL)",
  ],
  [
    'a field that there was in Salesforce',
    'salesforce',
    { ...salesforce, accountType: 'Type', values: ["Channel Partner's", 'Agent'], blank: false },
    "Sync_with_Tierline__c = TRUE AND Tierline_Status__c != NULL AND Type IN ('Channel Partner\\'s', 'Agent')",
  ],
  [
    'Tierline’s own property in HubSpot',
    'hubspot',
    { ...hubspot, accountType: 'tierline_account_type', values: ['Partner'], blank: true },
    'tierline_sync is equal to true, tierline_status is known, tierline_account_type is any of Partner — or — tierline_sync is equal to true, tierline_status is known, tierline_account_type is unknown',
  ],
  [
    'a property that there was in HubSpot',
    'hubspot',
    { ...hubspot, accountType: 'type', values: ['RESELLER', 'AGENT'], blank: false },
    'tierline_sync is equal to true, tierline_status is known, type is any of RESELLER; AGENT',
  ],
])('%s (rows 187, 199)', (_, crm, parts, text) => expect(toFilterText(crm, parts)).toBe(text));

it('lists values as they are offered, whatever they are made of: nobody pastes them (row 265)', () => {
  const values = ['any_valueΩ2', "O'Brien \\ Sons"];
  expect(toFilterText('salesforce', { ...salesforce, accountType: 'Type', values, blank: false })).toMatch(
    /Type IN \('any_valueΩ2', 'O\\'Brien \\\\ Sons'\)$/,
  );
  expect(toFilterText('hubspot', { ...hubspot, accountType: 'type', values, blank: false })).toMatch(
    /type is any of any_valueΩ2; O'Brien \\ Sons$/,
  );
});
