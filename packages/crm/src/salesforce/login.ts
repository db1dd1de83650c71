import type { KeyObject } from 'node:crypto';
import { Connection } from '@jsforce/jsforce-node';
import type { HttpResponse } from '@jsforce/jsforce-node/lib/types/common.js';
import { CrmFailure } from '@tierline/domain/crm';
import { SignJWT } from 'jose';
import type { Deadline } from '../http-answer.ts';
import { failureByStatus } from './error-codes.ts';
import { createExchange } from './exchange.ts';
import { toRecordId } from './record-id.ts';

export interface LoginOptions {
  /** `https://login.salesforce.com`, `https://test.salesforce.com`, or the org's My Domain. */
  loginUrl: string;
  /** The External Client App's consumer key. */
  clientId: string;
  username: string;
  privateKey: KeyObject;
  /** Who the assertion is for; the login URL unless the org is reached by another address than its own. */
  audience?: string | undefined;
  clock: () => Date;
  deadline: Deadline;
}

const API_VERSION = '67.0';
/** Salesforce takes no assertion that is valid for longer (Help, "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration"). */
const ASSERTION_SECONDS = 180;

export interface Session {
  /** With a fresh token. It has no way to renew it: the caller does, so that one who keeps failing stops. */
  connection: Connection;
  /** The org that let Tierline in, 18 characters; `null` when the answer does not say. */
  orgId: string | null;
}

export async function login(options: LoginOptions): Promise<Session> {
  const loginUrl = options.loginUrl.replace(/\/+$/, '');
  const token = await requestToken(loginUrl, await signAssertion(loginUrl, options), options.deadline());
  const connection = new Connection({
    version: API_VERSION,
    instanceUrl: token.instanceUrl,
    accessToken: token.accessToken,
    // Change events name the client that made a change (Change Data Capture Developer Guide, changeOrigin).
    callOptions: { client: 'Tierline' },
  });
  return { connection, orgId: token.orgId };
}

async function signAssertion(loginUrl: string, options: LoginOptions): Promise<string> {
  const now = Math.floor(options.clock().getTime() / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(options.clientId)
    .setSubject(options.username)
    .setAudience(options.audience ?? loginUrl)
    .setExpirationTime(now + ASSERTION_SECONDS)
    .sign(options.privateKey);
}

async function requestToken(loginUrl: string, assertion: string, deadline: AbortSignal) {
  const answer = await createExchange(deadline).httpRequest({
    method: 'POST',
    url: `${loginUrl}/services/oauth2/token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }).toString(),
  });
  const body = parse(answer.body);
  const accessToken = body.access_token;
  const instanceUrl = body.instance_url;
  if (answer.statusCode === 200 && typeof accessToken === 'string' && typeof instanceUrl === 'string') {
    return { accessToken, instanceUrl, orgId: orgOfIdentity(body.id) };
  }
  throw toLoginFailure(answer, body);
}

/** The identity URL ends with the org's id and the user's (Help, "Identity URLs"). */
const orgOfIdentity = (url: unknown): string | null =>
  typeof url === 'string' ? toRecordId(url.split('/').at(-2) ?? '') : null;

function toLoginFailure(
  { statusCode }: HttpResponse,
  { error, error_description: description }: OAuthBody,
): CrmFailure {
  const said = [error, description].filter((each) => typeof each === 'string').join(': ');
  const status = failureByStatus(statusCode);
  return new CrmFailure(
    status === 'rejected' || status === 'not_found' ? 'not_authorized' : status,
    `Salesforce did not let Tierline in: ${said === '' ? `status ${statusCode}, without explanation` : said}.`,
    { cause: { statusCode, error, description } },
  );
}

type OAuthBody = Readonly<Record<string, unknown>>;

function parse(body: string): OAuthBody {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
