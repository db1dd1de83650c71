import type { FaultEffect } from '../faults.ts';

function answer(status: number, errorCode: string, message: string): FaultEffect {
  return {
    kind: 'answer',
    status,
    contentType: 'application/json;charset=UTF-8',
    body: JSON.stringify([{ message, errorCode }]),
  };
}

export const rowLocked = answer(
  400,
  'UNABLE_TO_LOCK_ROW',
  'unable to obtain exclusive access to this record or 1 records',
);
export const requestLimitExceeded = answer(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
export const sessionExpired = answer(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
export const serverUnavailable = answer(503, 'SERVER_UNAVAILABLE', 'The server is temporarily unavailable.');
export const unknownException = answer(
  500,
  'UNKNOWN_EXCEPTION',
  'An unexpected error occurred. Please include this ErrorId if you contact support: 1403851234-12345 (-1234567890)',
);
