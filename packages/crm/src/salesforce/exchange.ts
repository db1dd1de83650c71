import { PassThrough } from 'node:stream';
import type { HttpRequest, HttpResponse } from '@jsforce/jsforce-node/lib/types/common.js';
import { StreamPromise } from '@jsforce/jsforce-node/lib/util/promise.js';
import { CrmFailure } from '@tierline/domain/crm';

/**
 * One request and its answer, as jsforce's `transport` option. jsforce's own transport repeats failed GETs by itself,
 * waits up to 30 minutes, hangs for ever when an answer stalls half way, and brings the process down with an unhandled
 * stream error when it is cut (3.12.0); and it keeps the headers, in which Salesforce says when to come back, to itself.
 */
export interface Exchange {
  httpRequest(request: HttpRequest): StreamPromise<HttpResponse>;
  /** `null` until Salesforce has answered in full. */
  answer: HttpResponse | null;
}

export function createExchange(deadline: AbortSignal): Exchange {
  const exchange: Exchange = {
    answer: null,
    httpRequest: (request) =>
      // Nothing here streams; jsforce only pipes the stream that it is given.
      StreamPromise.create(() => ({ stream: new PassThrough(), promise: perform(request) })),
  };

  async function perform(request: HttpRequest): Promise<HttpResponse> {
    try {
      const response = await fetch(request.url, {
        method: request.method,
        headers: request.headers ?? {},
        body: typeof request.body === 'string' ? request.body : null,
        signal: deadline,
      });
      const body = await response.text();
      exchange.answer = { statusCode: response.status, headers: Object.fromEntries(response.headers), body };
      return exchange.answer;
    } catch (error) {
      throw new CrmFailure('unavailable', deadline.aborted ? TOO_LATE : toSentence(error), { cause: error });
    }
  }

  return exchange;
}

const TOO_LATE = 'Salesforce did not answer in full within the time that a call may take.';

function toSentence(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return `Salesforce could not be reached, or the connection broke${code}.`;
}
