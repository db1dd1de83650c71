import { expect } from 'vitest';
import type { Example } from './example.ts';

const page = 'Insert or Update (Upsert) a Record Using an External ID';
const path = '/services/data/v67.0/sobjects/Account/customExtIdField__c/11999';
const body = { Name: 'California Wheat Corporation', Type: 'New Customer' };
const existing = { Id: '00190000001pPvH', Name: 'Wheat', customExtIdField__c: '11999' };

export const upserts: Example[] = [
  {
    page,
    shows: 'a new record where nothing matches',
    request: { method: 'PATCH', path, body },
    response: { status: 201, body: { id: expect.stringMatching(/^001/), errors: [], success: true, created: true } },
  },
  {
    page,
    shows: 'an update where one record matches',
    given: { records: { Account: [existing] } },
    request: { method: 'PATCH', path, body: { BillingCity: 'San Francisco' } },
    response: { status: 200, body: { id: '00190000001pPvHAAU', errors: [], success: true, created: false } },
  },
  {
    page,
    shows: 'the records that match where there are several',
    given: { records: { Account: [existing, { ...existing, Id: '0016g00000Wqu1E' }] } },
    request: { method: 'PATCH', path, body },
    response: {
      status: 300,
      body: [
        '/services/data/v67.0/sobjects/Account/00190000001pPvHAAU',
        '/services/data/v67.0/sobjects/Account/0016g00000Wqu1EAAR',
      ],
    },
  },
  {
    page,
    shows: 'nothing is made with updateOnly',
    request: { method: 'PATCH', path: `${path}?updateOnly=true`, body },
    response: { status: 404, body: [{ message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' }] },
  },
  {
    page,
    shows: 'a related record is named by its own external id',
    given: {
      records: {
        Merchandise__c: [{ Id: 'a02D0000006YUHr', Name: 'Pen', MerchandiseExtID__c: '333' }],
        Line_Item__c: [{ Id: 'a01D0000006YUHq', Name: 'One', LineItemExtID__c: '456' }],
      },
    },
    request: {
      method: 'PATCH',
      path: '/services/data/v67.0/sobjects/Line_Item__c/LineItemExtID__c/456',
      body: { Merchandise__r: { MerchandiseExtID__c: 333 } },
    },
    response: {
      status: 200,
      body: { id: expect.stringMatching(/^a01D0000006YUHq/), errors: [], success: true, created: false },
    },
  },
];
