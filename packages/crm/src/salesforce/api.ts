import type { Connection } from '@jsforce/jsforce-node';
import type { HttpMethods } from '@jsforce/jsforce-node/lib/types/common.js';
import { lazy } from '../lazy.ts';
import { createExchange } from './exchange.ts';
import { toCrmFailure } from './failure.ts';
import type { LoginOptions } from './login.ts';
import { login } from './login.ts';

export interface ApiRequest {
  method: HttpMethods;
  /** From the root (`/services/…`), or from the API version's (`/sobjects/…`). */
  path: string;
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  body?: Readonly<Record<string, unknown>>;
}

export interface ApiAnswer {
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: unknown;
}

/** One call to the org; throws a CrmFailure when it says no. */
export type Api = (request: ApiRequest) => Promise<ApiAnswer>;

/** Every call waits here for its turn; how many there may be, and what is tried again, is decided by the caller. */
export type Limiter = <T>(call: () => Promise<T>) => Promise<T>;

/** Told of the headers of every answer that came. */
export type Listener = (headers: ApiAnswer['headers']) => void;

type Outcome = { ok: true; answer: ApiAnswer } | { ok: false; failure: unknown; sessionEnded: boolean };

export function createApi(options: LoginOptions & { limiter: Limiter; heard?: Listener }): Api {
  const session = lazy(async () => (await login(options)).connection);
  const attempt = (connection: Connection, request: ApiRequest): Promise<Outcome> =>
    options.limiter(() => send(connection, request, options));

  return async (request) => {
    const connection = await session.get();
    let outcome = await attempt(connection, request);
    if (!outcome.ok && outcome.sessionEnded) {
      // A token that is refused while fresh would be refused for ever, so there is one new one for each call. jsforce's
      // own `refreshFn` knows no such end.
      session.forget(connection);
      outcome = await attempt(await session.get(), request);
    }
    if (!outcome.ok) throw outcome.failure;
    return outcome.answer;
  };
}

async function send(
  connection: Connection,
  request: ApiRequest,
  { deadline, heard = () => {} }: Pick<LoginOptions, 'deadline'> & { heard?: Listener },
): Promise<Outcome> {
  const exchange = createExchange(deadline());
  const { method, path, headers, body } = request;
  try {
    const answered = await connection.request<unknown>(
      body === undefined
        ? { method, url: path, headers: { ...headers } }
        : {
            method,
            url: path,
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          },
      { transport: exchange },
    );
    return { ok: true, answer: { headers: exchange.answer?.headers ?? {}, body: answered } };
  } catch (error) {
    const sessionEnded = exchange.answer?.statusCode === 401;
    return { ok: false, failure: toCrmFailure(error, exchange.answer), sessionEnded };
  } finally {
    if (exchange.answer !== null) heard(exchange.answer.headers ?? {});
  }
}
