import { CrmFailure } from '@tierline/domain/crm';
import type { Deadline, HttpAnswer, HttpRequest } from '../http-answer.ts';
import { fetchInFull } from '../http-answer.ts';
import { toCrmFailure } from './failure.ts';
import type { HubSpotSession } from './session.ts';

/** The search has a limit of its own beside that of all calls ("API usage guidelines"). */
export type CallKind = 'call' | 'search';

/** Every request waits here for its turn; how many there may be, and what is tried again, is decided by the caller. */
export type HubSpotLimiter = <T>(kind: CallKind, call: () => Promise<T>) => Promise<T>;

/** One request to the API, by the session's token; throws a CrmFailure unless HubSpot did what it was asked for. */
export type Transport = (request: HttpRequest) => Promise<HttpAnswer>;

export interface TransportOptions {
  session: HubSpotSession;
  limiter: HubSpotLimiter;
  deadline: Deadline;
  /** Hears the headers of every answer. */
  note?: (headers: HttpAnswer['headers']) => void;
}

export function createTransport({ session, limiter, deadline, note = () => {} }: TransportOptions): Transport {
  const attempt = async (request: HttpRequest, token: string): Promise<HttpAnswer> => {
    const headers = { ...request.headers, authorization: `Bearer ${token}`, 'user-agent': 'Tierline' };
    const answer = await limiter(kindOf(request), () => fetchInFull('HubSpot', { ...request, headers }, deadline()));
    note(answer.headers);
    return answer;
  };

  return async (request) => {
    const token = await session.token();
    let answer = await attempt(request, token);
    if (answer.status === 401) {
      // A token that is refused while fresh would be refused for ever, so there is one new one for each call.
      session.forget(token);
      answer = await attempt(request, await session.token());
    }
    if (answer.status < 200 || answer.status >= 300) throw toCrmFailure(answer);
    if (!isOfTheApi(answer)) {
      throw new CrmFailure('unavailable', 'HubSpot answered with something that is no answer of its API.');
    }
    return answer;
  };
}

const kindOf = ({ method, url }: HttpRequest): CallKind =>
  method === 'POST' && new URL(url).pathname.endsWith('/search') ? 'search' : 'call';

const isOfTheApi = ({ body, headers }: HttpAnswer): boolean =>
  body === '' || (headers['content-type'] ?? '').toLowerCase().startsWith('application/json');
