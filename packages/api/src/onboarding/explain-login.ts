import type { CrmFailure } from '@tierline/domain/crm';
import { ProblemError } from '../problem/problem-error.ts';

/**
 * What Salesforce's token endpoint means to an administrator (Help, "OAuth 2.0 Error Codes"): which of the things that he
 * typed or set up is not right. Its own words are told along with it.
 */
const CAUSES = [
  { said: /invalid_client_id|client identifier invalid/i, code: 'org_app_unknown', field: 'clientId' },
  { said: /approved this consumer|inactive_user|user is inactive/i, code: 'org_user_refused', field: 'username' },
  { said: /audience is invalid/i, code: 'org_app_unknown', field: 'sandbox' },
] as const;

export function explainLogin(failure: CrmFailure): ProblemError {
  const detail = { text: failure.message };
  if (failure.code === 'unavailable' || failure.code === 'rate_limited') {
    return new ProblemError('org_unreachable', { detail });
  }
  const cause = CAUSES.find(({ said }) => said.test(failure.message));
  return cause
    ? new ProblemError(cause.code, { detail, field: cause.field })
    : new ProblemError('org_login_refused', { detail });
}
