import { CrmFailure } from '@tierline/domain/crm';
import type { Deadline, HttpAnswer } from '../http-answer.ts';
import { fetchInFull, retryAfter } from '../http-answer.ts';
import { codeByStatus } from './error-codes.ts';
import { parseObject } from './failure.ts';

export interface OAuthApp {
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  deadline: Deadline;
}

/** Exactly one of them carries a secret of the account, which no message may repeat. */
export type Grant =
  | { grant_type: 'refresh_token'; refresh_token: string }
  | { grant_type: 'authorization_code'; code: string; redirect_uri: string };

export interface Tokens {
  accessToken: string;
  refreshToken: string | null;
  /** Seconds. */
  expiresIn: number;
  hubId: string | null;
  userId: string | null;
  scopes: string[];
}

/**
 * HubSpot developer documentation, "Manage OAuth tokens": everything in the body, so that no secret gets into a log of
 * addresses. The client serves only the first version of this, which ends in February 2027.
 */
export async function requestTokens(app: OAuthApp, grant: Grant): Promise<Tokens> {
  const form = { ...grant, client_id: app.clientId, client_secret: app.clientSecret };
  const request = {
    method: 'POST',
    url: `${app.baseUrl.replace(/\/+$/, '')}/oauth/2026-03/token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams(form).toString(),
  };
  const answer = await fetchInFull('HubSpot', request, app.deadline());
  const body = parseObject(answer.body);
  const { access_token: accessToken, expires_in: expiresIn } = body;
  if (answer.status === 200 && typeof accessToken === 'string' && typeof expiresIn === 'number') {
    return {
      accessToken,
      expiresIn,
      refreshToken: typeof body.refresh_token === 'string' ? body.refresh_token : null,
      hubId: toIdText(body.hub_id),
      userId: toIdText(body.user_id),
      scopes: Array.isArray(body.scopes) ? body.scopes.map(String) : [],
    };
  }
  const secrets = [app.clientSecret, grant.grant_type === 'refresh_token' ? grant.refresh_token : grant.code];
  throw toFailure(answer, body, secrets);
}

/** Whether it was the grant that HubSpot refused, and not the app: it was revoked, or the app was uninstalled. */
export const isRevoked = (failure: unknown): failure is CrmFailure =>
  failure instanceof CrmFailure &&
  failure.code === 'not_authorized' &&
  isRefusedGrant(failure.cause as Partial<Record<'error' | 'said', unknown>>);

const isRefusedGrant = ({ error, said }: Partial<Record<'error' | 'said', unknown>>): boolean =>
  error === 'invalid_grant' || said === 'BAD_REFRESH_TOKEN';

const toIdText = (value: unknown): string | null =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : null;

/** HubSpot has several shapes for this: its own (`status`, `message`) and OAuth's (`error`, `error_description`). */
function toFailure(answer: HttpAnswer, body: Readonly<Record<string, unknown>>, secrets: string[]): CrmFailure {
  const { status } = answer;
  const reason = [body.error, body.error_description ?? body.message].filter((each) => typeof each === 'string');
  const said = secrets
    .filter((secret) => secret !== '')
    .reduce((text, secret) => text.replaceAll(secret, '…'), [...new Set(reason)].join(': '));
  const code = status === 200 ? 'unavailable' : codeByStatus(status, undefined);
  return new CrmFailure(
    code === 'rejected' || code === 'not_found' ? 'not_authorized' : code,
    `HubSpot did not let Tierline in: ${said === '' ? `status ${status}, without explanation` : said}.`,
    {
      cause: { status, error: body.error, said: body.status, category: body.category },
      retryAfter: retryAfter(answer.headers),
    },
  );
}
