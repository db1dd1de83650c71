import { expect } from 'vitest';
import type { Example } from './example.ts';

const page = 'Properties API';

const systemKey = {
  groupName: 'dealinformation',
  name: 'system_a_unique',
  label: 'Unique ID for System A',
  hasUniqueValue: true,
  type: 'string',
  fieldType: 'text',
};

export const propertyExamples: Example[] = [
  {
    page,
    shows: 'a property of one’s own',
    request: {
      method: 'POST',
      path: '/crm/v3/properties/contacts',
      body: {
        groupName: 'contactinformation',
        name: 'favorite_food',
        label: 'Favorite Food',
        type: 'string',
        fieldType: 'text',
      },
    },
    response: {
      status: 201,
      body: expect.objectContaining({ name: 'favorite_food', label: 'Favorite Food', hasUniqueValue: false }),
    },
  },
  {
    page,
    shows: 'a property whose values are unique',
    request: { method: 'POST', path: '/crm/v3/properties/deals', body: systemKey },
    response: { status: 201, body: expect.objectContaining(systemKey) },
  },
  {
    page,
    shows: 'a deal retrieved by such a property',
    given: {
      properties: { deals: [systemKey] },
      records: { deals: [{ id: '71', properties: { system_a_unique: 'abc' } }] },
    },
    request: { method: 'GET', path: '/crm/v3/objects/deals/abc?idProperty=system_a_unique' },
    response: { status: 200, body: expect.objectContaining({ id: '71' }) },
  },
];
