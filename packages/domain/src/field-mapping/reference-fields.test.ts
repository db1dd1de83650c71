import { expect, it } from 'vitest';
import { toDefaultMapping } from './default-mapping.ts';
import { listReferenceFields } from './reference-fields.ts';

it('are those that somebody has chosen, under whatever name the CRM has them (row 57)', () => {
  const contracts = toDefaultMapping('organization', 'contracts', 'Associated_Distributors__c');
  const preferred = toDefaultMapping('organization', 'preferred', 'Main_Distributor__c');
  expect(listReferenceFields([])).toEqual({});
  expect(listReferenceFields([contracts])).toEqual({ contracts: 'Associated_Distributors__c' });
  expect(listReferenceFields([{ ...contracts, direction: 'excluded' }, preferred])).toEqual({
    preferred: 'Main_Distributor__c',
  });
  expect(listReferenceFields([{ ...contracts, object: 'contact' }])).toEqual({});
});
