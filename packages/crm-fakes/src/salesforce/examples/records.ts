import { expect } from 'vitest';
import type { Example } from './example.ts';

const aNewId = (prefix: string) => expect.stringMatching(new RegExp(`^${prefix}[0-9A-Za-z]{15}$`));
const acme = { Id: '001D000000INjVe', Name: 'Acme' };

export const records: Example[] = [
  {
    page: 'Create a Record',
    shows: 'a new record is answered with its id',
    request: {
      method: 'POST',
      path: '/services/data/v67.0/sobjects/Account/',
      body: { Name: 'Express Logistics and Transport' },
    },
    response: { status: 201, body: { id: aNewId('001'), success: true, errors: [] } },
  },
  {
    page: 'Update a Record',
    shows: 'an update answers with nothing',
    given: { records: { Account: [acme] } },
    request: {
      method: 'PATCH',
      path: '/services/data/v67.0/sobjects/Account/001D000000INjVe',
      body: { BillingCity: 'San Francisco' },
    },
    response: { status: 204, body: '' },
  },
  {
    page: 'Delete a Record',
    shows: 'a deletion answers with nothing',
    given: { records: { Account: [acme] } },
    request: { method: 'DELETE', path: '/services/data/v67.0/sobjects/Account/001D000000INjVe' },
    response: { status: 204, body: '' },
  },
  {
    page: 'Get Field Values from a Standard Object Record',
    shows: 'the named fields, and the id',
    given: {
      records: { Account: [{ ...acme, AccountNumber: 'CD656092', BillingPostalCode: '27215' }] },
    },
    request: {
      method: 'GET',
      path: '/services/data/v67.0/sobjects/Account/001D000000INjVe?fields=AccountNumber,BillingPostalCode',
    },
    response: {
      status: 200,
      body: {
        attributes: { type: 'Account', url: '/services/data/v67.0/sobjects/Account/001D000000INjVeIAL' },
        AccountNumber: 'CD656092',
        BillingPostalCode: '27215',
        Id: '001D000000INjVeIAL',
      },
    },
  },
  {
    page: 'Status Codes and Error Responses',
    shows: 'an id that is none',
    request: { method: 'PATCH', path: '/services/data/v67.0/sobjects/Account/001900K0001pPuOAA', body: { Name: 'x' } },
    response: {
      status: 400,
      body: [
        {
          fields: ['Id'],
          message: 'Account ID: id value of incorrect type: 001900K0001pPuOAA',
          errorCode: 'MALFORMED_ID',
        },
      ],
    },
  },
  {
    page: 'Status Codes and Error Responses',
    shows: 'a resource that does not exist',
    request: { method: 'POST', path: '/services/data/v67.0/sobjects/Acount', body: { Name: 'x' } },
    response: { status: 404, body: [{ message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' }] },
  },
];
