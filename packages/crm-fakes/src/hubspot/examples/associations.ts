import { expect } from 'vitest';
import type { Example, GivenLabel } from './example.ts';

const page = 'Associate records';
const contacts = ['33451', '29851'].map((id) => ({ id, properties: {} }));
const companies = ['5790939450', '6675245424', '17705714757'].map((id) => ({ id, properties: {} }));
const label = (typeId: number, text: string): GivenLabel => ({
  from: 'contacts',
  to: 'companies',
  typeId,
  label: text,
});
const [billing, chef, decider] = [label(28, 'Billing contact'), label(37, 'Chef'), label(30, 'Decision maker')];
const labels = [billing, chef, decider];

const primary = { category: 'HUBSPOT_DEFINED', typeId: 1, label: 'Primary' };
const unlabelled = { category: 'HUBSPOT_DEFINED', typeId: 279, label: null };
const own = ({ typeId, label: text }: GivenLabel) => ({ category: 'USER_DEFINED', typeId, label: text });
/** The page lists the types of an association in no fixed order. */
const types = (...all: object[]) => ({ asymmetricMatch: (given: object[]) => sameItems(given, all) });
const sameItems = (given: object[], all: object[]) =>
  given.length === all.length && all.every((one) => given.some((each) => JSON.stringify(each) === JSON.stringify(one)));

const associations = [
  { from: ['contacts', '33451'], to: ['companies', '5790939450'], labels: [28] },
  { from: ['contacts', '29851'], to: ['companies', '5790939450'], labels: [37] },
  { from: ['contacts', '29851'], to: ['companies', '6675245424'] },
  { from: ['contacts', '29851'], to: ['companies', '17705714757'], labels: [30] },
] satisfies NonNullable<Example['given']>['associations'];

const given = { records: { contacts, companies }, labels, associations };

export const associationExamples: Example[] = [
  {
    page,
    shows: 'the companies of two contacts, each with all the types of its association',
    given,
    request: {
      method: 'POST',
      path: '/crm/v4/associations/contacts/companies/batch/read',
      body: { inputs: [{ id: '33451' }, { id: '29851' }] },
    },
    response: {
      status: 200,
      body: {
        status: 'COMPLETE',
        results: [
          {
            from: { id: '33451' },
            to: [{ toObjectId: 5790939450, associationTypes: types(primary, unlabelled, own(billing)) }],
          },
          {
            from: { id: '29851' },
            to: [
              { toObjectId: 5790939450, associationTypes: types(primary, own(chef), unlabelled) },
              { toObjectId: 6675245424, associationTypes: types(unlabelled) },
              { toObjectId: 17705714757, associationTypes: types(unlabelled, own(decider)) },
            ],
          },
        ],
        startedAt: expect.any(String),
        completedAt: expect.any(String),
      },
    },
  },
  {
    page,
    shows: 'a label that is taken away while the association stays',
    given,
    request: {
      method: 'POST',
      path: '/crm/v4/associations/contacts/companies/batch/labels/archive',
      body: {
        inputs: [
          {
            types: [{ associationCategory: 'USER_DEFINED', associationTypeId: 37 }],
            from: { id: '29851' },
            to: { id: '5790939450' },
          },
        ],
      },
    },
    response: { status: 204, body: '' },
  },
  {
    page,
    shows: 'a contact labelled as the point of contact of a deal',
    given: {
      records: { contacts, deals: [{ id: '21678228008', properties: {} }] },
      labels: [{ from: 'contacts', to: 'deals', typeId: 36, label: 'Point of contact' }],
    },
    request: {
      method: 'PUT',
      path: '/crm/v4/objects/contact/29851/associations/deal/21678228008',
      body: [{ associationCategory: 'USER_DEFINED', associationTypeId: 36 }],
    },
    response: {
      status: 201,
      body: {
        fromObjectTypeId: '0-1',
        fromObjectId: 29851,
        toObjectTypeId: '0-3',
        toObjectId: 21678228008,
        labels: ['Point of contact'],
      },
    },
  },
  {
    page: 'Configure associations',
    shows: 'the types between contacts and companies',
    given: { labels },
    request: { method: 'GET', path: '/crm/associations/2026-03/contacts/companies/labels' },
    response: { status: 200, body: { results: types(primary, own(billing), own(decider), own(chef), unlabelled) } },
  },
  {
    page: 'Configure associations',
    shows: 'a paired label, with an id for each direction',
    request: {
      method: 'POST',
      path: '/crm/associations/2026-03/contacts/contacts/labels',
      body: { label: 'Manager', inverseLabel: 'Employee', name: 'manager_employee' },
    },
    response: {
      status: 200,
      body: {
        results: expect.arrayContaining([
          { category: 'USER_DEFINED', typeId: expect.any(Number), label: 'Employee' },
          { category: 'USER_DEFINED', typeId: expect.any(Number), label: 'Manager' },
        ]),
      },
    },
  },
];
