import { generateKeyPairSync } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createManualClock } from '@tierline/crm-fakes/clock';
import { badGateway, type FaultEffect, type FaultSpec } from '@tierline/crm-fakes/faults';
import { listen } from '@tierline/crm-fakes/listen';
import { rowLocked, sessionExpired } from '@tierline/crm-fakes/salesforce/salesforce-faults';
import { createSalesforceOrg, type SalesforceOrg } from '@tierline/crm-fakes/salesforce/salesforce-org';
import type { CrmObject } from '@tierline/domain/crm';
import { DEFAULT_SALESFORCE_FIELDS } from '../salesforce/fields.ts';
import { toRecordId } from '../salesforce/record-id.ts';
import { createSalesforceCrm } from '../salesforce/salesforce-crm.ts';
import type { CrmFault, CrmWorld } from './crm-world.ts';
import { RETRY_AFTER } from './crm-world.ts';
import { createPatience } from './patience.ts';
import { createSalesforceHands, type SalesforceHands } from './salesforce-hands.ts';

export const METADATA = fileURLToPath(
  new URL('../../../../crm-extensions/salesforce/force-app/main/default', import.meta.url),
);
const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const PAGE_SIZE = 200;
const CLIENT_ID = 'tierline';
const USERNAME = 'tierline@vendor.example';

export interface SalesforceWorld extends CrmWorld {
  org: SalesforceOrg;
  hands: SalesforceHands;
  /** Replaces the permission sets of the integration user. */
  permit(...permissionSets: string[]): void;
}

/** The fake org with the extension's own metadata, and an integration user with no more than its permission set. */
export async function createSalesforceWorld(
  currencies: readonly string[],
  metadata: string = METADATA,
): Promise<SalesforceWorld> {
  const clock = createManualClock('2026-11-23T10:00:00Z');
  const org = createSalesforceOrg({ metadata, clock: clock.now, currencies });
  const server = await listen(org.fetch);
  const { id: integrationId } = org.admin.createUser({
    username: USERNAME,
    lastName: 'Tierline',
    profile: 'Minimum Access - API Only Integrations',
    permissionSets: ['Tierline_Integration', 'Tierline_Integration_Creates'],
  });
  org.admin.registerClient({ clientId: CLIENT_ID, publicKey });
  const hands = createSalesforceHands(org, server.url, currencies);
  const patience = createPatience();
  const ours = () => org.requests.entries.filter((entry) => entry.userId !== hands.userId);

  return {
    ...hands,
    org,
    hands,
    seedPerson: async ({ email, ...person }) =>
      org.admin.createUser({ ...person, email, username: `${email}.org`, profile: 'Standard User' }).id,
    dismissPerson: async (id) => org.admin.deactivateUser(id),
    permit: (...permissionSets) => org.admin.setPermissionSets(integrationId, permissionSets),
    crm: createSalesforceCrm({
      loginUrl: server.url,
      clientId: CLIENT_ID,
      username: USERNAME,
      privateKey,
      fields: DEFAULT_SALESFORCE_FIELDS,
      currency: 'USD',
      limiter: (call) => call(),
      clock: clock.now,
      deadline: patience.deadline,
      pageSize: PAGE_SIZE,
    }),
    pageSize: PAGE_SIZE,
    spellingsOf: (id) => [id, id.slice(0, 15), id.toUpperCase(), id.toLowerCase()],
    unknownId: (object) => toRecordId(`${KEY_PREFIXES[object]}gK0000099999`) ?? '',
    advance: (seconds) => clock.advance({ seconds }),
    breakNext: (request, fault) => {
      const { reached } = org.faults.add(toFaultSpec(request, fault));
      if (fault.answer === 'silence') void reached.then(patience.end);
    },
    dropCursors: org.admin.expireQueryLocators,
    endSessions: org.admin.expireSessions,
    refuseAllTokens: () =>
      void org.faults.add({
        when: 'before',
        effect: sessionExpired,
        match: { path: API },
        times: Number.POSITIVE_INFINITY,
      }),
    // The user's field permission stays; the records of others become read-only to it.
    revokeWriting: () => {
      org.admin.setSharing('Opportunity', 'Read');
      org.admin.setSharing('Lead', 'Read');
    },
    requests: () => ours().length,
    writes: () => ours().filter(({ method, path }) => method !== 'GET' && API.test(path)).length,
    close: server.close,
  };
}

const API = /^\/services\/data\/v/;
const KEY_PREFIXES: Readonly<Record<CrmObject, string>> = {
  ...{ organization: '001', contact: '003', deal: '006', lead: '00Q' },
};

/** Salesforce is written to before anything is read, so that each read after it is one back. */
function toFaultSpec(request: 'read' | 'write' | 'read back', fault: CrmFault): FaultSpec {
  return {
    when: 'when' in fault ? fault.when : 'before',
    effect: EFFECTS[fault.answer],
    match: request === 'write' ? { method: 'PATCH' } : { method: 'GET', path: /\/query/ },
  };
}

const EFFECTS: Readonly<Record<CrmFault['answer'], FaultEffect>> = {
  locked: rowLocked,
  'rate limited': {
    kind: 'answer',
    status: 429,
    contentType: 'application/json;charset=UTF-8',
    headers: { 'retry-after': String(RETRY_AFTER) },
    body: JSON.stringify([{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }]),
  },
  'bad gateway': badGateway,
  'connection lost': { kind: 'reset' },
  silence: { kind: 'hang' },
};
