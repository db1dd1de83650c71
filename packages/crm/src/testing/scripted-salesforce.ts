import { generateKeyPairSync } from 'node:crypto';
import type { Crm } from '@tierline/domain/crm';
import { DEFAULT_SALESFORCE_FIELDS } from '../salesforce/fields.ts';
import { createSalesforceCrm, type SalesforceCrmOptions } from '../salesforce/salesforce-crm.ts';
import {
  type ScriptedAnswer,
  type ScriptedRequest,
  type ScriptedServer,
  startScriptedServer,
} from './scripted-server.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

export { publicKey as scriptedPublicKey };

export interface ScriptedSalesforce extends ScriptedServer {
  crm: Crm;
  /** The requests to the org, without the logins. */
  calls(): ScriptedRequest[];
}

/** An adapter whose every login succeeds with a new token (`token-1`, `token-2` …), and whose calls get these answers. */
export async function startScriptedSalesforce(
  answer: (request: ScriptedRequest) => ScriptedAnswer,
  options: Partial<SalesforceCrmOptions> = {},
): Promise<ScriptedSalesforce> {
  let logins = 0;
  const server: ScriptedServer = await startScriptedServer((request) => {
    if (!isLogin(request)) return answer(request);
    logins += 1;
    return { status: 200, body: { access_token: `token-${logins}`, instance_url: server.url, token_type: 'Bearer' } };
  });
  const crm = createSalesforceCrm({
    loginUrl: server.url,
    clientId: 'client',
    username: 'integration@vendor.example',
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    fields: DEFAULT_SALESFORCE_FIELDS,
    currency: 'USD',
    limiter: (call) => call(),
    clock: () => new Date('2026-11-23T10:00:00Z'),
    ...options,
  });
  return { ...server, crm, calls: () => server.requests.filter((request) => !isLogin(request)) };
}

const isLogin = (request: ScriptedRequest): boolean => request.url === '/services/oauth2/token';
