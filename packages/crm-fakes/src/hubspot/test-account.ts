import { createManualClock } from '../clock.ts';
import type { Fetch } from '../listen.ts';
import type { App } from './access/apps.ts';
import { createHubSpotAccount, type HubSpotAccount, type HubSpotAccountOptions } from './hubspot-account.ts';

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed where it is JSON, text otherwise. */
  body: unknown;
}

export type Call = (method: string, path: string, body?: unknown) => Promise<Answer>;

const objectNames = ['companies', 'contacts', 'deals', 'leads'];

export const testApp = {
  appId: 771_001,
  clientId: 'client-1',
  clientSecret: 'secret-1',
  redirectUris: ['https://app.example/hubspot/callback'],
  scopes: [
    'oauth',
    'settings.users.read',
    'crm.objects.owners.read',
    ...objectNames.flatMap((name) =>
      ['objects', 'schemas'].flatMap((kind) => [`crm.${kind}.${name}.read`, `crm.${kind}.${name}.write`]),
    ),
  ],
} satisfies App;

/** An account with one super admin and one app that he installed, and the time standing still. */
export async function createTestAccount(options: HubSpotAccountOptions = {}, more: Partial<App> = {}) {
  const clock = createManualClock('2026-11-23T10:00:00.750Z');
  const account = createHubSpotAccount({ clock: clock.now, ...options });
  const admin = account.admin.createUser({
    email: 'ada@example.com',
    firstName: 'Ada',
    lastName: 'Admin',
    superAdmin: true,
  });
  const app: App = { ...testApp, ...more };
  account.admin.registerApp(app);
  const tokens = await install(account, app, admin.id);
  return {
    account,
    clock,
    admin,
    app,
    tokens,
    /** Calls as the app. */
    call: callWith(account.fetch, tokens.access_token),
    /** Calls as the person does in HubSpot's own pages. */
    callAsPerson: callWith(account.fetch, account.admin.sessionFor(admin.id)),
  };
}

export interface TokenAnswer {
  access_token: string;
  refresh_token: string;
  expires_in: number;
}

export async function install(account: HubSpotAccount, app: App, userId: number): Promise<TokenAnswer> {
  const redirectUri = app.redirectUris[0] ?? '';
  const code = account.admin.authorize({ clientId: app.clientId, redirectUri, userId });
  const { status, body } = await askForToken(account.fetch, app, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as TokenAnswer;
}

export function askForToken(
  fetch: Fetch,
  app: Pick<App, 'clientId' | 'clientSecret'>,
  fields: Record<string, string>,
  path = '/oauth/2026-03/token',
): Promise<Answer> {
  const form = new URLSearchParams({ client_id: app.clientId, client_secret: app.clientSecret, ...fields });
  return send(fetch, new Request(`https://api.hubapi.com${path}`, { method: 'POST', body: form }));
}

export function callWith(fetch: Fetch, token: string): Call {
  return (method, path, body) =>
    send(
      fetch,
      new Request(`https://api.hubapi.com${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
}

async function send(fetch: Fetch, request: Request): Promise<Answer> {
  const response = await fetch(request);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** The id of a new record that is expected to be accepted. */
export async function create(call: Call, type: string, properties: object, associations?: unknown): Promise<string> {
  const { status, body } = await call('POST', `/crm/v3/objects/${type}`, { properties, associations });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return (body as { id: string }).id;
}

/** A label between two types of objects: its id as seen from the first, and as seen from the second. */
export async function createLabel(call: Call, from: string, to: string, name: string): Promise<[number, number]> {
  const { status, body } = await call('POST', `/crm/v4/associations/${from}/${to}/labels`, { name, label: name });
  if (status !== 200) throw new Error(JSON.stringify(body));
  const [there, back] = (body as { results: { typeId: number }[] }).results;
  return [there?.typeId ?? 0, back?.typeId ?? 0];
}

export const hubspotDefined = (associationTypeId: number) => ({
  associationCategory: 'HUBSPOT_DEFINED',
  associationTypeId,
});
export const userDefined = (associationTypeId: number) => ({ associationCategory: 'USER_DEFINED', associationTypeId });
