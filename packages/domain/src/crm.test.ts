import { expect, it } from 'vitest';
import { CrmFailure } from './crm.ts';

it('a failure of a CRM carries its code, the words of the CRM, its cause, and how long to wait where that was said', () => {
  const cause = new Error('socket');
  const failure = new CrmFailure('rate_limited', 'TotalRequests Limit exceeded.', { cause, retryAfter: 17 });
  expect(failure).toBeInstanceOf(Error);
  expect(failure).toMatchObject({
    name: 'CrmFailure',
    code: 'rate_limited',
    message: 'TotalRequests Limit exceeded.',
    cause,
    retryAfter: 17,
  });
  expect(new CrmFailure('locked', 'row').retryAfter).toBeNull();
});
