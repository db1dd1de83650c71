import { createManualClock } from '@tierline/crm-fakes/clock';
import { badGateway, type FaultEffect, type FaultSpec } from '@tierline/crm-fakes/faults';
import {
  createHubSpotAccount,
  type HubSpotAccount,
  type HubSpotPlan,
} from '@tierline/crm-fakes/hubspot/hubspot-account';
import { listen } from '@tierline/crm-fakes/listen';
import type { RequestFacts } from '@tierline/crm-fakes/request-log';
import type { AssociationLabels } from '../hubspot/association-labels.ts';
import { createHubSpotCrm } from '../hubspot/hubspot-crm.ts';
import { installHubSpot } from '../hubspot/install/install-hubspot.ts';
import type { HubSpotSession } from '../hubspot/session.ts';
import type { HubSpotLimiter } from '../hubspot/transport.ts';
import type { CrmFault, CrmWorld } from './crm-world.ts';
import { RETRY_AFTER } from './crm-world.ts';
import { consentToTierline, TIERLINE_APP } from './hubspot-consent.ts';
import { createHubSpotHands, type HubSpotHands } from './hubspot-hands.ts';
import { createPatience } from './patience.ts';

const PAGE_SIZE = 20;

export interface HubSpotWorldOptions {
  plan: HubSpotPlan;
  /** The company's first. */
  currencies: readonly string[];
}

export interface HubSpotWorld extends CrmWorld {
  account: HubSpotAccount;
  hands: HubSpotHands;
  labels: AssociationLabels | null;
  /** With which more may be created on this account. */
  parts: { baseUrl: string; session: HubSpotSession; limiter: HubSpotLimiter; deadline: () => AbortSignal };
}

/** A fake account in which Tierline was installed by an admin, with the scopes that it asks for and no more. */
export async function createHubSpotWorld({ plan, currencies }: HubSpotWorldOptions): Promise<HubSpotWorld> {
  const clock = createManualClock('2026-11-23T10:00:00Z');
  const account = createHubSpotAccount({ clock: clock.now, plan, currencies });
  const server = await listen(account.fetch);
  const patience = createPatience();
  const { deadline } = patience;
  const session = await consentToTierline(account, { baseUrl: server.url, clock: clock.now, deadline });
  const parts = {
    baseUrl: server.url,
    session,
    deadline,
    limiter: (_kind, call) => call(),
  } satisfies HubSpotWorld['parts'];
  const { labels } = await installHubSpot(parts);
  // What the installation took of the limits is long ago.
  clock.advance({ minutes: 1 });
  const hands = createHubSpotHands(account, labels);
  const ours = () => account.requests.entries.filter((entry) => entry.userId !== hands.userId);
  // Of the requests that a write consists of, the one that decides.
  const decides = labels === null ? isWrite : (request: Request) => isLabelling(request) || isRecordWrite(request);
  const writes = () => ours().filter(decides).length;

  return {
    ...hands,
    account,
    hands,
    labels,
    parts,
    crm: createHubSpotCrm({ ...parts, labels, clock: clock.now, pageSize: PAGE_SIZE }),
    pageSize: PAGE_SIZE,
    seedPerson: async (person) => String(account.admin.createUser(person).id),
    dismissPerson: async (id) => account.admin.deactivateUser(Number(id)),
    spellingsOf: (id) => [id, ` ${id}\n`],
    unknownId: () => '999999999999',
    advance: (seconds) => clock.advance({ seconds }),
    breakNext: (request, fault) => {
      const before = writes();
      const isMeant = {
        write: decides,
        read: isRead,
        'read back': (facts: RequestFacts) => isRead(facts) && writes() > before,
      }[request];
      const { reached } = account.faults.add(toFaultSpec(fault, isMeant));
      if (fault.answer === 'silence') void reached.then(patience.end);
    },
    // How far a list has come is said by the last record's id, and a search begins anew with each page.
    dropCursors: () => {},
    endSessions: account.admin.expireAccessTokens,
    refuseAllTokens: () =>
      void account.faults.add({
        when: 'before',
        effect: refusedToken,
        match: { path: /^\/crm\// },
        times: Number.POSITIVE_INFINITY,
      }),
    revokeWriting: () => {
      for (const type of ['deals', 'leads'])
        account.admin.revokeScope(TIERLINE_APP.clientId, `crm.objects.${type}.write`);
    },
    requests: () => ours().length,
    writes,
    close: server.close,
  };
}

type Request = Pick<RequestFacts, 'method' | 'path'>;

/** Reads of many records and searches are posted. */
const asksOnly = ({ method, path }: Request): boolean => method === 'GET' || /\/(batch\/read|search)$/.test(path);

const isRead = (request: Request): boolean => RECORDS.test(request.path) && asksOnly(request);
const isWrite = (request: Request): boolean => RECORDS.test(request.path) && !asksOnly(request);

const isRecordWrite = (request: Request): boolean =>
  isWrite(request) && /\/objects\/(companies|contacts|deals\/batch|leads\/batch)\//.test(request.path);

const isLabelling = (request: Request): boolean => isWrite(request) && request.path.startsWith('/crm/v4/');

const RECORDS = /^\/crm\/(v3\/objects|v4\/associations)\//;

function toFaultSpec(fault: CrmFault, where: (facts: RequestFacts) => boolean): FaultSpec {
  return { when: 'when' in fault ? fault.when : 'before', effect: EFFECTS[fault.answer], match: { where } };
}

const refusal = (status: number, body: object, headers: Record<string, string> = {}): FaultEffect => ({
  kind: 'answer',
  status,
  contentType: 'application/json;charset=utf-8',
  headers,
  body: JSON.stringify({ status: 'error', correlationId: 'aeb5f871-7f07-4993-9211-075dc63e7cbf', ...body }),
});

const refusedToken = refusal(401, {
  category: 'EXPIRED_AUTHENTICATION',
  message: 'The OAuth token used to make this call expired.',
});

const EFFECTS: Readonly<Record<CrmFault['answer'], FaultEffect>> = {
  locked: refusal(423, { message: 'The resource is currently locked. Please retry later.' }),
  'rate limited': refusal(
    429,
    { category: 'RATE_LIMITS', message: 'You have reached your daily limit.', policyName: 'DAILY' },
    { 'retry-after': String(RETRY_AFTER) },
  ),
  'bad gateway': badGateway,
  'connection lost': { kind: 'reset' },
  silence: { kind: 'hang' },
};
