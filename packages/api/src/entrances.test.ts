import type { ScreenAnswer } from '@tierline/blocks/protocol';
import { saveConnection } from '@tierline/db/connection';
import { findDeal } from '@tierline/db/deal';
import { createTenant } from '@tierline/db/tenant';
import { may, type Role } from '@tierline/domain/viewer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appRouter } from './app-router.ts';
import { getOnly, pickerOf } from './testing/blocks.ts';
import { HOST } from './testing/caller.ts';
import { createTwoCrmsWorld, type HubSpotViewer, type TwoCrmsWorld } from './testing/two-crms-world.ts';
import { strangerKeys } from './testing/world.ts';
import type { Rule } from './trpc.ts';

const RULE = {
  name: 'A rule',
  partner: { id: 'p', join: 'and', items: [] },
  secondPartner: { id: 's', join: 'and', items: [] },
  same: ['region'],
};
const NAMES = { vendor: 'Vendor', partner: 'Reseller', secondPartner: 'Distributor' };
const PROGRAMME = { ...NAMES, label: null, mandatory: false, source: 'contracts', cardinality: 'many' };
const MAPPINGS = { crm: 'salesforce', object: 'organization' };
const REGION = {
  ...{ ...MAPPINGS, target: 'region', field: 'Tierline_Region__c', direction: 'read_only', conflict: 'latest' },
};
const SCOPE = {
  ...{ activeSecondPartners: true, inactiveSecondPartners: false, contacts: true },
  ...{ firstMaster: 'none', parents: 'each' },
};
const ASSIGNMENT = { partners: RULE.partner, how: 'add' };

/** Every way in, and a call of it that is right in everything but, perhaps, who makes it. `null`: never by these tests. */
const CALLS: Record<string, (ids: Ids) => unknown> = {
  'accountType.tryMark': () => ({ type: 'partner' }),
  'accountType.mark': ({ key }) => ({ type: 'partner', digest: 'seen', key }),
  'checklist.get': () => undefined,
  'checklist.exportViolators': () => ({}),
  'connection.list': () => undefined,
  'connection.check': () => undefined,
  'connection.connect': ({ key }) => ({
    clientId: 'tierline',
    username: 'tierline@vendor.example',
    sandbox: false,
    key,
  }),
  // Right but for the CRM: a real one would be gone for the tests that follow.
  'connection.disconnect': ({ key }) => ({ crm: 'another', key }),
  'contact.list': ({ organization }) => ({ organization }),
  'contact.get': ({ organization }) => ({ contact: organization }),
  'contact.edit': ({ organization, key }) => ({ contact: organization, title: 'Buyer', key }),
  'contact.setRole': ({ organization, key }) => ({ row: organization, role: 'Sales', key }),
  'contract.options': () => ({ words: '' }),
  'contract.tryOut': ({ partner, organization }) => ({
    organization: partner,
    secondPartners: [organization],
    held: [],
  }),
  'contract.set': ({ partner, organization, key }) => ({
    ...{ organization: partner, secondPartners: [organization], held: [], digest: 'seen', key },
  }),
  'contract.prefer': ({ partner, organization, key }) => ({ organization: partner, row: organization, key }),
  'contract.setTerms': ({ partner, organization, key }) => ({ partner, secondPartner: organization, key }),
  'contract.review': ({ partner, organization, key }) => ({ row: `${partner}:${organization}`, key }),
  'contract.tryAssignment': ({ organization }) => ({ ...ASSIGNMENT, secondPartners: [organization] }),
  'contract.assign': ({ organization, key }) => ({
    ...{ ...ASSIGNMENT, secondPartners: [organization], digest: 'seen', key },
  }),
  'contract.batch': () => ({ batch: 'none' }),
  'coverage.get': () => undefined,
  'coverage.quality': () => undefined,
  'coverage.uncovered': () => ({}),
  'coverage.loads': () => ({}),
  'coverage.stale': () => ({}),
  'coverage.misfits': () => ({}),
  'dealTrial.run': ({ deal }) => ({ object: 'deal', record: deal }),
  'dryRun.start': ({ key }) => ({ crm: 'salesforce', key }),
  'dryRun.startMapping': ({ key }) => ({ ...MAPPINGS, key }),
  'dryRun.startScope': ({ key }) => ({ ...SCOPE, crm: 'salesforce', key }),
  'dryRun.get': () => ({ crm: 'salesforce' }),
  'dryRun.changes': () => ({ run: 'none', action: 'take' }),
  'dryRun.cancel': ({ key }) => ({ run: 'none', key }),
  'explain.pair': ({ partner, organization }) => ({ partner, secondPartner: organization }),
  'field.list': () => undefined,
  'field.read': ({ key }) => ({ key }),
  'field.tryFill': ({ partner }) => ({ organization: partner, region: 'EMEA' }),
  'field.fill': ({ partner, key }) => ({ organization: partner, region: 'EMEA', digest: 'seen', key }),
  'impact.pairs': ({ partner }) => ({
    proposal: { kind: 'contracts', organization: partner, secondPartners: [], held: [] },
    which: 'lost',
  }),
  'impact.partners': ({ partner }) => ({
    proposal: { kind: 'contracts', organization: partner, secondPartners: [], held: [] },
  }),
  'impact.deals': ({ partner }) => ({
    proposal: { kind: 'contracts', organization: partner, secondPartners: [], held: [] },
  }),
  'link.make': ({ key }) => ({ key }),
  'link.redeem': ({ key }) => ({ code: 'AAAAA-AAAAA', replace: false, key }),
  'mapping.list': () => MAPPINGS,
  'mapping.fields': () => MAPPINGS,
  'mapping.records': () => ({ crm: 'salesforce', object: 'organization', words: '' }),
  'mapping.tryField': ({ partner }) => ({ ...REGION, record: partner }),
  'mapping.keep': ({ key }) => ({ ...REGION, key }),
  'mapping.drop': ({ key }) => ({ ...MAPPINGS, target: 'region', key }),
  'mapping.tryPreset': () => ({ ...MAPPINGS, preset: 'two_way', side: 'crm' }),
  'mapping.usePreset': ({ key }) => ({ ...MAPPINGS, preset: 'two_way', side: 'crm', key }),
  'mapping.save': ({ key }) => ({ ...MAPPINGS, revision: 99, key }),
  'mine.rules': () => undefined,
  'mine.tryOut': () => ({ rules: [RULE] }),
  'mine.save': ({ key }) => ({ rules: [RULE], digest: 'seen', key }),
  'module.get': () => undefined,
  'module.set': ({ key }) => ({ on: true, key }),
  'naming.unresolved': () => ({}),
  'naming.missing': () => undefined,
  'naming.lookalikes': () => ({ object: 'organization' }),
  'organization.get': ({ organization }) => ({ organization }),
  'organization.partners': ({ organization }) => ({ organization }),
  'organization.secondPartners': ({ organization }) => ({ organization }),
  'organization.others': ({ partner }) => ({ organization: partner }),
  'programme.get': () => undefined,
  'programme.tryOut': () => PROGRAMME,
  'programme.save': ({ key }) => ({ ...PROGRAMME, revision: 0, digest: 'seen', key }),
  'programme.rename': ({ key }) => ({ ...NAMES, key }),
  'people.list': () => undefined,
  'people.setRole': ({ key }) => ({ row: '42', role: 'vendor', key }),
  'removal.remove': ({ organization, key }) => ({ object: 'contact', record: organization, key }),
  'removal.restore': ({ organization, key }) => ({ object: 'contact', record: organization, key }),
  'rule.list': () => undefined,
  'rule.get': ({ organization }) => ({ rule: organization }),
  'rule.tryOut': () => ({ ...RULE, id: null }),
  'rule.save': ({ key }) => ({ ...RULE, id: null, revision: 0, digest: 'seen', key }),
  'rule.tryRemove': ({ organization }) => ({ rule: organization }),
  'rule.remove': ({ organization, key }) => ({ rule: organization, digest: 'seen', key }),
  'rule.tryReplaceValue': () => ({ field: 'region', from: 'EMEA', to: 'APAC' }),
  'rule.replaceValue': ({ key }) => ({ field: 'region', from: 'EMEA', to: 'APAC', digest: 'seen', key }),
  'rule.names': () => ({ side: 'partner', words: '' }),
  'secondPartner.candidates': ({ deal }) => ({ deal, words: '' }),
  'secondPartner.assign': ({ deal, organization, key }) => ({ deal, secondPartner: organization, key }),
  'secondPartner.clear': ({ deal, key }) => ({ deal, key }),
  'syncHealth.get': () => undefined,
  'syncHealth.counts': () => undefined,
  'syncHealth.problems': () => ({ kind: 'ping_pong' }),
  'syncHealth.refused': () => ({}),
  'syncHealth.exportRefused': () => ({}),
  'syncHealth.fixWrite': ({ write, key }) => ({ write, value: 'Sales', key }),
  'syncHealth.createAnyway': ({ organization, key }) => ({
    row: JSON.stringify(['salesforce', 'organization', organization, 'record']),
    key,
  }),
  'syncHealth.pause': ({ key }) => ({ crm: 'another', key }),
  'syncHealth.resume': ({ key }) => ({ crm: 'another', key }),
  'syncHealth.readEverything': ({ key }) => ({ crm: 'another', key }),
  'syncLog.links': ({ organization }) => ({ object: 'organization', record: organization }),
  'syncLog.ofRecord': ({ organization }) => ({ object: 'organization', record: organization }),
  'syncLog.list': () => ({}),
  'syncScope.get': () => undefined,
  'syncScope.tryOut': () => SCOPE,
  'syncScope.save': ({ key }) => ({ ...SCOPE, revision: 99, key }),
  'syncScope.stages': () => undefined,
  'syncScope.saveStages': ({ key }) => ({ object: 'deal', revision: 99, key }),
  'syncScope.violators': () => ({}),
  'syncScope.setSecondPartner': ({ partner, key }) => ({ row: partner, key }),
  'write.list': () => undefined,
  'write.retry': ({ write, key }) => ({ row: write, key }),
  'write.dismiss': ({ write, key }) => ({ row: write, key }),
  'screen.open': () => ({ screen: 'deal', params: {}, host: HOST }),
  'screen.ask': ({ deal }) => ({ call: 'secondPartner.candidates', input: { deal, words: '' }, host: HOST }),
  'screen.act': ({ deal, organization, key }) => ({
    screen: 'deal',
    params: {},
    host: HOST,
    call: 'secondPartner.assign',
    input: { deal, secondPartner: organization },
    key,
  }),
};
/** What the two procedures that carry others may be refused for: they are open to all, what they carry is not. */
const CARRIES: Record<string, string> = {
  'screen.ask': 'secondPartner.candidates',
  'screen.act': 'secondPartner.assign',
};

/** They speak of nothing but the caller's own vendor. */
const OWN = [
  ...['connection.list', 'connection.disconnect', 'link.make', 'link.redeem', 'module.get', 'module.set'],
  ...['syncHealth.get', 'syncHealth.counts', 'syncHealth.problems', 'syncHealth.refused', 'syncHealth.exportRefused'],
  ...['syncHealth.pause', 'syncHealth.resume', 'syncHealth.readEverything', 'syncLog.list'],
  ...['people.list', 'write.list', 'screen.open', 'connection.check'],
  // What they name of the caller's own vendor is nothing, or is only counted.
  ...[
    'contract.options',
    'contract.batch',
    'coverage.get',
    'coverage.quality',
    'coverage.uncovered',
    'coverage.loads',
    'coverage.stale',
  ],
  ...['coverage.misfits', 'field.list', 'mine.rules', 'programme.get', 'programme.tryOut', 'programme.rename'],
  ...['rule.list', 'rule.names', 'rule.tryOut', 'mine.tryOut'],
  // Refused for what they ask for: second partners, fields and dry runs of another vendor are none of the caller's.
  ...[
    'contract.tryAssignment',
    'contract.assign',
    'rule.tryReplaceValue',
    'rule.replaceValue',
    'rule.save',
    'mine.save',
  ],
  ...['programme.save', 'field.read'],
  // Another vendor's own settings, dry runs and records.
  ...['dryRun.start', 'dryRun.startMapping', 'dryRun.startScope', 'dryRun.get', 'syncScope.get', 'syncScope.tryOut'],
  ...['naming.unresolved', 'naming.missing', 'naming.lookalikes', 'checklist.get', 'checklist.exportViolators'],
  ...[
    'syncScope.save',
    'syncScope.stages',
    'syncScope.saveStages',
    'syncScope.violators',
    'mapping.list',
    'mapping.fields',
    'mapping.records',
  ],
  ...['mapping.tryField', 'mapping.keep', 'mapping.drop', 'mapping.tryPreset', 'mapping.usePreset', 'mapping.save'],
  // Refused: the login that it names leads into another org than the caller's.
  'connection.connect',
];

interface Ids {
  /** The deal's. */
  partner: string;
  deal: string;
  organization: string;
  write: string;
  key: string;
}

const VIEWERS = { admin: 'vendor_admin', rep: 'vendor', stranger: 'none' } as const satisfies Record<string, Role>;
const HUBSPOT_VIEWERS = {
  marketer: 'vendor',
  reader: 'vendor_reader',
  superAdmin: 'vendor_admin',
  nobody: 'none',
} as const satisfies Record<HubSpotViewer, Role>;
const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string; meta?: Rule } }>;
const FOREIGN_ORG = '00DgK00000FOREIGNA';

let world: TwoCrmsWorld;
let ids: Ids;
let keys = 0;
beforeAll(async () => {
  world = await createTwoCrmsWorld();
  const foreign = { db: world.db, tenantId: 'vendor-2' };
  const createdAt = '2026-11-23T10:00:00Z';
  await createTenant(world.db, { id: foreign.tenantId, name: 'Another vendor', createdAt });
  await saveConnection(foreign, {
    crm: 'salesforce',
    orgId: FOREIGN_ORG,
    config: {},
    publicKey: strangerKeys.publicKey,
    createdAt,
  });
  world.org.setDown(true);
  const rep = world.as('rep', world.ids.open);
  const { data: card } = await rep.open('deal');
  const deal = String(getOnly(card, 'form').submit.input.deal);
  const organization = pickerOf(card).options[0]?.value ?? '';
  const assigned = await rep.call<{ write: string }>('secondPartner.assign', {
    deal,
    secondPartner: organization,
    key: 'entrance',
  });
  const partner = (await findDeal({ db: world.db, tenantId: world.tenantId }, deal))?.partnerId ?? '';
  ids = { partner, deal, organization, write: assigned.data.write, key: '' };
  world.org.setDown(false);
  world.clock.advance({ minutes: 5 });
});
afterAll(() => world.close());
// HubSpot's limit of calls counts by the clock.
beforeEach(() => world.clock.advance({ seconds: 1 }));

const inputOf = (name: string): unknown => {
  keys += 1;
  return CALLS[name]?.({ ...ids, key: `entrance-${keys}` });
};

describe('every entrance', () => {
  it('is in the list of this test', () => {
    expect(Object.keys(procedures).sort()).toEqual(Object.keys(CALLS).sort());
    expect(world.app.routes.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /health',
      'GET /ready',
      'ALL /trpc/*',
      'POST /trpc/:call',
      'ALL /hubspot/*',
      'GET /hubspot/install',
      'GET /hubspot/oauth-callback',
      'POST /hubspot/webhooks',
    ]);
  });

  it.each(Object.keys(procedures))('%s has a rule', (name) => {
    expect(procedures[name]?._def.meta?.rule).toBeDefined();
  });

  it.each(Object.keys(CALLS))('%s refuses who brings no token', async (name) => {
    const body = JSON.stringify(inputOf(name) ?? {});
    const response = await world.app.request(`/trpc/${name}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(response.status).toBe(401);
  });

  describe.each(Object.entries(VIEWERS))('as %s', (who, role) => {
    it.each(Object.keys(CALLS))('%s follows its rule', async (name) => {
      const rule = procedures[CARRIES[name] ?? name]?._def.meta?.rule ?? 'verified';
      const { status, problem } = await world.as(who as keyof typeof VIEWERS, world.ids.open).call(name, inputOf(name));
      if (rule === 'verified' || may(role, rule)) expect(problem?.code).not.toBe('not_permitted');
      else expect([status, problem?.code]).toEqual([403, 'not_permitted']);
    });
  });

  describe.each(Object.entries(HUBSPOT_VIEWERS))('as %s in HubSpot', (who, role) => {
    it.each(Object.keys(CALLS))('%s follows its rule', async (name) => {
      const rule = procedures[CARRIES[name] ?? name]?._def.meta?.rule ?? 'verified';
      const record = { object: 'deals', id: world.there.open };
      const snapshot = { record, fields: {}, modifiedAt: '2026-11-23T10:00:00.000Z' };
      const given = (inputOf(name) as object | undefined) ?? {};
      const input = name.startsWith('screen.') ? { ...given, snapshot } : given;
      const { status, problem } = await world.in(who as HubSpotViewer, record).call(name, input);
      if (rule === 'verified' || may(role, rule)) expect(problem?.code).not.toBe('not_permitted');
      else expect([status, problem?.code]).toEqual([403, 'not_permitted']);
    });
  });

  it.each(Object.keys(CALLS))('%s refuses a portal that is not connected', async (name) => {
    const query = 'userId=1&portalId=999&userEmail=a%40b.example&appId=4401';
    const { status, problem } = await world.in('superAdmin').call(name, inputOf(name), { query });
    expect([status, problem?.code]).toEqual([401, 'org_unknown']);
  });

  it.each(Object.keys(CALLS))('%s gives nothing to an org that is not connected', async (name) => {
    const stranger = { iss: '00DgK00000UNKNOWNA', privateKey: strangerKeys.privateKey };
    const { status, problem, data } = await world.as('admin').call(name, inputOf(name), stranger);
    // The login leads into the connected org, and the caller claims to be another.
    if (name === 'connection.connect') expect([status, problem?.code]).toEqual([403, 'org_other']);
    else if (name === 'screen.open') expect(getOnly(data as ScreenAnswer, 'empty').id).toBe('not-connected');
    else expect([status, problem?.code]).toEqual([401, 'org_unknown']);
  });

  // Organizations and deals of another tenant are not there; only the tenant's own connections and writes are listed.
  it.each(Object.keys(CALLS))('%s shows and changes nothing of a foreign tenant', async (name) => {
    const before = JSON.stringify(world.org.admin.listRecords('Opportunity'));
    const foreign = { iss: FOREIGN_ORG, privateKey: strangerKeys.privateKey };
    const { status, data } = await world.as('admin', world.ids.open).call(name, inputOf(name), foreign);
    const text = JSON.stringify(data ?? null);
    for (const secret of ['Brightline', 'Northwind', 'Kestrel', 'Acme Networks', world.org.orgId]) {
      expect(text).not.toContain(secret);
    }
    if (!OWN.includes(name)) expect(status).toBe(404);
    expect(JSON.stringify(world.org.admin.listRecords('Opportunity'))).toBe(before);
  });
});
