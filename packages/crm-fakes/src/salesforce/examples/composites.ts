import { expect } from 'vitest';
import type { Example } from './example.ts';

const base = '/services/data/v67.0';
const newId = (prefix: string) => expect.stringMatching(new RegExp(`^${prefix}[0-9A-Za-z]{15}$`));
const location = (object: string) => ({ Location: expect.stringContaining(`${base}/sobjects/${object}/`) });

export const composites: Example[] = [
  {
    page: 'Upsert an Account and Create a Contact',
    shows: 'a later subrequest uses the id that an earlier one made',
    request: {
      method: 'POST',
      path: `${base}/composite/`,
      body: {
        allOrNone: true,
        compositeRequest: [
          {
            method: 'PATCH',
            url: `${base}/sobjects/Account/ExternalAcctId__c/ID12345`,
            referenceId: 'NewAccount',
            body: { Name: 'Acme' },
          },
          {
            method: 'POST',
            url: `${base}/sobjects/Contact`,
            referenceId: 'newContact',
            body: { LastName: 'Harrison', AccountId: '@{NewAccount.id}' },
          },
        ],
      },
    },
    response: {
      status: 200,
      body: {
        compositeResponse: [
          {
            body: { id: newId('001'), success: true, errors: [], created: true },
            httpHeaders: location('Account'),
            httpStatusCode: 201,
            referenceId: 'NewAccount',
          },
          {
            body: { id: newId('003'), success: true, errors: [] },
            httpHeaders: location('Contact'),
            httpStatusCode: 201,
            referenceId: 'newContact',
          },
        ],
      },
    },
  },
  {
    page: 'Update an Account, Create a Contact, and Link Them with a Junction Object',
    shows: 'an update among them answers with 204 and null; names of fields may be in any case',
    given: { records: { Account: [{ Id: '001xx000003DIpc', Name: 'Old' }] } },
    request: {
      method: 'POST',
      path: `${base}/composite/`,
      body: {
        allOrNone: true,
        compositeRequest: [
          {
            method: 'PATCH',
            url: `${base}/sobjects/Account/001xx000003DIpcAAG`,
            referenceId: 'UpdatedAccount',
            body: {
              Name: 'Salesforce',
              BillingStreet: 'Landmark @ 1 Market Street',
              BillingCity: 'San Francisco',
              Industry: 'Technology',
            },
          },
          {
            method: 'POST',
            referenceId: 'NewContact',
            url: `${base}/sobjects/Contact/`,
            body: { lastname: 'John Doe', Phone: '1234567890' },
          },
          {
            method: 'POST',
            referenceId: 'JunctionRecord',
            url: `${base}/sobjects/AccountContactJunction__c`,
            body: { accountId__c: '001xx000003DIpcAAG', contactId__c: '@{NewContact.id}', Name: 'Link' },
          },
        ],
      },
    },
    response: {
      status: 200,
      body: {
        compositeResponse: [
          { body: null, httpHeaders: {}, httpStatusCode: 204, referenceId: 'UpdatedAccount' },
          {
            body: { id: newId('003'), success: true, errors: [] },
            httpHeaders: location('Contact'),
            httpStatusCode: 201,
            referenceId: 'NewContact',
          },
          {
            body: { id: newId('a00'), success: true, errors: [] },
            httpHeaders: location('AccountContactJunction__c'),
            httpStatusCode: 201,
            referenceId: 'JunctionRecord',
          },
        ],
      },
    },
  },
  {
    page: 'Batch Request Body; Batch Response Body',
    shows: 'independent requests, each with its status and result',
    given: { records: { Account: [{ Id: '001D000000K0fXO', Name: 'Old', BillingPostalCode: '94105' }] } },
    request: {
      method: 'POST',
      path: `${base}/composite/batch`,
      body: {
        batchRequests: [
          { method: 'PATCH', url: 'v67.0/sobjects/account/001D000000K0fXOIAZ', richInput: { Name: 'NewName' } },
          { method: 'GET', url: 'v67.0/sobjects/account/001D000000K0fXOIAZ?fields=Name,BillingPostalCode' },
        ],
      },
    },
    response: {
      status: 200,
      body: {
        hasErrors: false,
        results: [
          { statusCode: 204, result: null },
          {
            statusCode: 200,
            result: {
              attributes: { type: 'Account', url: `${base}/sobjects/Account/001D000000K0fXOIAZ` },
              Name: 'NewName',
              BillingPostalCode: '94105',
              Id: '001D000000K0fXOIAZ',
            },
          },
        ],
      },
    },
  },
  {
    page: 'Create Records Using sObject Collections',
    shows: 'records of different objects in one request',
    request: {
      method: 'POST',
      path: `${base}/composite/sobjects`,
      body: {
        allOrNone: false,
        records: [
          { attributes: { type: 'Account' }, Name: 'example.com', BillingCity: 'San Francisco' },
          { attributes: { type: 'Contact' }, LastName: 'Johnson', FirstName: 'Erica' },
        ],
      },
    },
    response: {
      status: 200,
      body: [
        { id: newId('001'), success: true, errors: [] },
        { id: newId('003'), success: true, errors: [] },
      ],
    },
  },
  {
    page: 'Update Records Using sObject Collections',
    shows: 'records are named by id in any place of the record',
    given: {
      records: { Account: [{ Id: '001xx000003DGb2', Name: 'A' }], Contact: [{ Id: '003xx000004TmiQ', LastName: 'C' }] },
    },
    request: {
      method: 'PATCH',
      path: `${base}/composite/sobjects`,
      body: {
        allOrNone: false,
        records: [
          { attributes: { type: 'Account' }, id: '001xx000003DGb2AAG', NumberOfEmployees: 27000 },
          { attributes: { type: 'Contact' }, id: '003xx000004TmiQAAS', Title: 'Lead Engineer' },
        ],
      },
    },
    response: {
      status: 200,
      body: [
        { id: '001xx000003DGb2AAG', success: true, errors: [] },
        { id: '003xx000004TmiQAAS', success: true, errors: [] },
      ],
    },
  },
];
