import type { FaultEffect } from '../faults.ts';

function answer(status: number, body: object, headers?: Record<string, string>): FaultEffect {
  return {
    kind: 'answer',
    status,
    contentType: 'application/json;charset=utf-8',
    body: JSON.stringify({ status: 'error', ...body, correlationId: 'a43683b0-5717-4ceb-80b4-104d02915d8c' }),
    ...(headers && { headers }),
  };
}

function limit(name: string): FaultEffect {
  const message = `You have reached your ${name} limit.`;
  return answer(429, { message, errorType: 'RATE_LIMIT', category: 'RATE_LIMITS', policyName: name.toUpperCase() });
}

export const tenSecondlyLimit = limit('ten_secondly_rolling');
export const secondlyLimit = limit('secondly');
export const dailyLimit = limit('daily');

/** "Error handling": a lock lasts two seconds. */
export const locked = answer(423, { message: 'The resource is currently locked. Please retry later.' });

/** "Error handling": the account is being moved to another data centre; the header says for how many seconds. */
export const migrating = answer(477, { message: 'Migration in progress' }, { 'Retry-After': '60' });

export const internalError = answer(500, { message: 'internal error' });
export const unavailable = answer(503, { message: 'service temporarily unavailable' });

export const tokenExpired = answer(401, {
  message: 'The OAuth token used to make this call expired 1 second(s) ago.',
  category: 'EXPIRED_AUTHENTICATION',
});

/** The edge's own page: not JSON. */
export const badGatewayPage: FaultEffect = {
  kind: 'answer',
  status: 502,
  contentType: 'text/html; charset=UTF-8',
  body: '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>cloudflare</center></body></html>',
};
