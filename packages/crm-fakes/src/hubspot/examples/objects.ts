import { expect } from 'vitest';
import type { Example } from './example.ts';

const page = 'Using Object APIs';
const newId = expect.stringMatching(/^\d+$/);
const favoriteFood = {
  groupName: 'contactinformation',
  name: 'favorite_food',
  label: 'Favorite Food',
  type: 'string',
  fieldType: 'text',
};

export const objectExamples: Example[] = [
  {
    page,
    shows: 'several contacts created at once',
    given: { properties: { contacts: [favoriteFood] } },
    request: {
      method: 'POST',
      path: '/crm/objects/2026-03/0-1/batch/create',
      body: {
        inputs: [
          {
            properties: { email: 'testone@test.com', firstname: 'Test', lastname: 'PersonOne', favorite_food: 'Pizza' },
          },
          {
            properties: {
              email: 'testtwo@test.com',
              firstname: 'Test',
              lastname: 'PersonTwo',
              favorite_food: 'Ice cream',
            },
          },
        ],
      },
    },
    response: {
      status: 201,
      body: expect.objectContaining({
        status: 'COMPLETE',
        results: [
          expect.objectContaining({ id: newId, properties: expect.objectContaining({ favorite_food: 'Pizza' }) }),
          expect.objectContaining({ id: newId, properties: expect.objectContaining({ favorite_food: 'Ice cream' }) }),
        ],
      }),
    },
  },
  {
    page,
    shows: 'deals found by stage and amount',
    given: {
      records: {
        deals: [
          { id: '1', properties: { dealstage: 'presentationscheduled', amount: '12000' } },
          { id: '2', properties: { dealstage: 'presentationscheduled', amount: '9000' } },
          { id: '3', properties: { dealstage: 'contractsent', amount: '12000' } },
        ],
      },
    },
    request: {
      method: 'POST',
      path: '/crm/objects/2026-03/deals/search',
      body: {
        filterGroups: [
          {
            filters: [
              { propertyName: 'dealstage', operator: 'EQ', value: 'presentationscheduled' },
              { propertyName: 'amount', operator: 'GT', value: '10000' },
            ],
          },
        ],
      },
    },
    response: { status: 200, body: { total: 1, results: [expect.objectContaining({ id: '1' })] } },
  },
  {
    page,
    shows: 'deals read by a unique property of one’s own',
    given: {
      properties: {
        deals: [
          {
            groupName: 'dealinformation',
            name: 'uniqueordernumber',
            label: 'Order number',
            hasUniqueValue: true,
            type: 'string',
            fieldType: 'text',
          },
        ],
      },
      records: { deals: [{ id: '987654', properties: { uniqueordernumber: '0001111', dealname: 'Order' } }] },
    },
    request: {
      method: 'POST',
      path: '/crm/objects/2026-03/deals/batch/read',
      body: {
        properties: ['dealname', 'dealstage', 'pipeline'],
        idProperty: 'uniqueordernumber',
        inputs: [{ id: '0001111' }],
      },
    },
    response: {
      status: 200,
      body: expect.objectContaining({
        results: [
          expect.objectContaining({
            id: '987654',
            properties: expect.objectContaining({ dealname: 'Order', dealstage: null, pipeline: null }),
          }),
        ],
      }),
    },
  },
  {
    page,
    shows: 'contacts created or updated by their email',
    given: { records: { contacts: [{ id: '55', properties: { email: 'luke@lukesdiner.com' } }] } },
    request: {
      method: 'POST',
      path: '/crm/objects/2026-03/contacts/batch/upsert',
      body: {
        inputs: [
          { properties: { phone: '5555555555' }, id: 'luke@lukesdiner.com', idProperty: 'email' },
          { properties: { phone: '7777777777' }, id: 'lorelai@thedragonfly.com', idProperty: 'email' },
        ],
      },
    },
    response: {
      status: 200,
      body: expect.objectContaining({
        results: [
          expect.objectContaining({
            id: '55',
            new: false,
            properties: expect.objectContaining({ phone: '5555555555' }),
          }),
          expect.objectContaining({ id: newId, new: true }),
        ],
      }),
    },
  },
  {
    page: 'CRM API | Leads',
    shows: 'a warm lead for a contact',
    given: { records: { contacts: [{ id: '12345', properties: {} }] } },
    request: {
      method: 'POST',
      path: '/crm/objects/2026-03/leads',
      body: {
        associations: [
          { types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 578 }], to: { id: '12345' } },
        ],
        properties: { hs_lead_name: 'Jane Doe', hs_lead_type: 'NEW BUSINESS', hs_lead_label: 'WARM' },
      },
    },
    response: {
      status: 201,
      body: expect.objectContaining({
        id: newId,
        archived: false,
        properties: expect.objectContaining({ hs_lead_name: 'Jane Doe', hs_lead_label: 'WARM' }),
      }),
    },
  },
];
