import { createHash, randomUUID } from 'node:crypto';
import type { ActAnswer, AskAnswer, Problem, ScreenAnswer, Snapshot } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import { VOCABULARY } from '@tierline/blocks/vocabulary';
import type { ManualClock } from '@tierline/crm-fakes/clock';
import type { SalesforceOrg } from '@tierline/crm-fakes/salesforce/salesforce-org';
import type { Hono } from 'hono';
import { importPKCS8, SignJWT } from 'jose';
import { orgKeys } from './world.ts';

/** What the gateway signs; tests change a part of it to forge. */
export interface Claims {
  iss?: string;
  sub?: string;
  aud?: string;
  name?: string;
  record?: { object: string; id: string; read: boolean; edit: boolean };
  fields?: Record<string, { read: boolean; edit: boolean }>;
  permissions?: string[];
  digest?: string;
  /** Seconds from now. */
  validity?: number;
  privateKey?: string;
}

export interface HttpAnswer<T> {
  status: number;
  data: T;
  problem: Problem | undefined;
}

export interface Person {
  call<T = unknown>(procedure: string, input: unknown, forged?: Claims): Promise<HttpAnswer<T>>;
  open(screen: string, snapshot?: Snapshot): Promise<HttpAnswer<ScreenAnswer>>;
  ask(call: string, input: Input): Promise<HttpAnswer<AskAnswer>>;
  act(screen: string, call: string, input: Input, key?: string): Promise<HttpAnswer<ActAnswer>>;
}

export type Caller = ReturnType<typeof createCaller>;

export const HOST = { vocabulary: VOCABULARY, locale: 'en-GB' };
const USER = '005gK0000000042QAA';
const OBJECTS = { '001': 'Account', '003': 'Contact', '006': 'Opportunity', '00Q': 'Lead' } as const;

/** Calls the app as the org's gateway would, for a person with these rights, on this record's page. */
export function createCaller(app: Hono, org: SalesforceOrg, clock: ManualClock) {
  return (who: 'rep' | 'reader' | 'stranger' | 'admin', recordId: string | null = null): Person => {
    const edit = who !== 'reader' && who !== 'stranger';
    const object = OBJECTS[(recordId ?? '').slice(0, 3) as keyof typeof OBJECTS];
    const claims: Claims = {
      iss: org.orgId,
      sub: USER,
      aud: 'tierline',
      name: `Robin ${who}`,
      permissions: {
        rep: ['Tierline_User'],
        reader: ['Tierline_User'],
        stranger: [],
        admin: ['Tierline_User', 'Tierline_Admin'],
      }[who],
      validity: 60,
      privateKey: orgKeys.privateKey,
    };
    if (recordId !== null && object) {
      claims.record = { object, id: recordId, read: true, edit };
      claims.fields = { Distributor__c: { read: true, edit } };
    }
    async function call<T>(procedure: string, input: unknown, forged: Claims = {}): Promise<HttpAnswer<T>> {
      const body = typeof input === 'string' ? input : JSON.stringify(input ?? {});
      const headers = {
        'content-type': 'application/json',
        authorization: `Bearer ${await sign({ ...claims, ...forged }, body, clock)}`,
      };
      return read<T>(await app.request(`/trpc/${procedure}`, { method: 'POST', headers, body }));
    }
    return {
      call,
      open: (screen, snapshot) =>
        call('screen.open', { screen, params: {}, host: HOST, ...(snapshot && { snapshot }) }),
      ask: (procedure, input) => call('screen.ask', { call: procedure, input, host: HOST }),
      act: (screen, procedure, input, key = randomUUID()) =>
        call('screen.act', { screen, params: {}, host: HOST, call: procedure, input, key }),
    };
  };
}

export async function read<T>(response: Response): Promise<HttpAnswer<T>> {
  const body = (await response.json()) as { result?: { data: T }; error?: { data: { problem: Problem } } };
  return { status: response.status, data: body.result?.data as T, problem: body.error?.data.problem };
}

export async function sign(claims: Claims, body: string, clock: ManualClock): Promise<string> {
  const { privateKey = orgKeys.privateKey, validity = 60, iss = '', sub = '', aud = '', ...rest } = claims;
  const seconds = Math.floor(clock.now().getTime() / 1000);
  const digest = createHash('sha256').update(body, 'utf8').digest('hex');
  return new SignJWT({ digest, ...rest, iss, sub, aud, exp: seconds + validity })
    .setProtectedHeader({ alg: 'RS256' })
    .sign(await importPKCS8(privateKey, 'RS256'));
}
