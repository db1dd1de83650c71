import { expect } from 'vitest';
import type { Example } from './example.ts';

const correlationId = expect.stringMatching(/^[0-9a-f-]{36}$/);

export const refusals: Example[] = [
  {
    page: 'Using Object APIs',
    shows: 'a company with a property that does not exist',
    request: {
      method: 'POST',
      path: '/crm/objects/2026-03/companies',
      body: { properties: { testproperty: 'A' } },
    },
    response: {
      status: 400,
      body: {
        status: 'error',
        message:
          'Property values were not valid: [{"isValid":false,"message":"Property \\"testproperty\\" does not exist","error":"PROPERTY_DOESNT_EXIST","name":"testproperty","localizedErrorMessage":"Property \\"testproperty\\" does not exist","portalId":4401001}]',
        correlationId,
        errors: [
          {
            message: 'Property "testproperty" does not exist',
            code: 'PROPERTY_DOESNT_EXIST',
            context: { propertyName: ['testproperty'] },
          },
        ],
        category: 'VALIDATION_ERROR',
      },
    },
  },
  {
    page: 'Using Object APIs',
    shows: 'deals without the scope for them',
    given: { withoutScopes: ['crm.objects.deals.read'] },
    request: { method: 'GET', path: '/crm/objects/2026-03/deals' },
    response: {
      status: 403,
      body: {
        status: 'error',
        message:
          "This app hasn't been granted all required scopes to make this call. Read more about required scopes here: https://developers.hubspot.com/scopes.",
        correlationId,
        errors: [
          {
            message: 'One or more of the following scopes are required.',
            // The page names three more, for schemas and for sensitive data.
            context: { requiredGranularScopes: expect.arrayContaining(['crm.objects.deals.read']) },
          },
        ],
        links: { scopes: 'https://developers.hubspot.com/scopes' },
        category: 'MISSING_SCOPES',
      },
    },
  },
  {
    page: 'Error handling',
    shows: 'a batch that succeeds in part, told by trace ids (of tickets there, of companies here)',
    request: {
      method: 'POST',
      path: '/crm/v3/objects/companies/batch/create',
      body: {
        inputs: [
          { objectWriteTraceId: '549b1c2a9350', properties: { name: 'A' } },
          { objectWriteTraceId: '549b1c2a9351', properties: { missing: '1' } },
        ],
      },
    },
    response: {
      status: 207,
      body: {
        status: 'COMPLETE',
        results: [expect.objectContaining({ archived: false })],
        numErrors: 1,
        errors: [
          {
            status: 'error',
            category: 'VALIDATION_ERROR',
            message:
              'Property values were not valid: [{"isValid":false,"message":"Property \\"missing\\" does not exist","error":"PROPERTY_DOESNT_EXIST","name":"missing","localizedErrorMessage":"Property \\"missing\\" does not exist","portalId":4401001}]',
            context: { objectWriteTraceId: ['549b1c2a9351'] },
          },
        ],
        startedAt: expect.any(String),
        completedAt: expect.any(String),
      },
    },
  },
];
