import { PassThrough } from 'node:stream';
import type { HttpRequest, HttpResponse } from '@jsforce/jsforce-node/lib/types/common.js';
import { StreamPromise } from '@jsforce/jsforce-node/lib/util/promise.js';
import { fetchInFull } from '../http-answer.ts';

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

  async function perform({ method, url, headers, body }: HttpRequest): Promise<HttpResponse> {
    const sent = { method, url, headers: headers ?? {}, body: typeof body === 'string' ? body : null };
    const { status, ...answer } = await fetchInFull('Salesforce', sent, deadline);
    exchange.answer = { statusCode: status, headers: { ...answer.headers }, body: answer.body };
    return exchange.answer;
  }

  return exchange;
}
