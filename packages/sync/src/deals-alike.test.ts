import { listAttribution } from '@tierline/db/attribution';
import { findConnection } from '@tierline/db/connection';
import { findRecordWrite } from '@tierline/db/record-write';
import { listProblems } from '@tierline/db/sync-problem';
import type { CrmKind } from '@tierline/domain/crm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFields } from './read-fields.ts';
import { type AlikeDeals, createAlikeDeals, type DealEdit, STAGES, told } from './testing/alike-deals.ts';
import { expectInvariants } from './testing/invariants.ts';

let world: AlikeDeals;
beforeEach(async () => {
  world = await createAlikeDeals();
});
afterEach(async () => {
  await expectInvariants(world);
  await world.close();
});

const BOTH: readonly CrmKind[] = ['salesforce', 'hubspot'];
const OTHER = { salesforce: 'hubspot', hubspot: 'salesforce' } as const;
const problems = async () =>
  (await listProblems(world.scope, 10)).map(({ crm, object, key, kind, values }) => [crm, object, key, kind, values]);
const refused = async () => (await world.unsettled()).filter(({ state }) => state === 'refused');
const partners = async () =>
  (await listAttribution(world.scope, world.deal))
    .filter(({ role }) => role === 'partner')
    .map(({ organizationName, source, crm }) => [organizationName, source, crm]);

/** What a change comes to in either CRM. */
const CHANGES: readonly [string, DealEdit, DealEdit, Record<CrmKind, object>][] = [
  [
    'stage',
    { stage: 'Negotiation/Review' },
    { stage: 'Contract Sent' },
    { salesforce: { stage: 'Negotiation/Review' }, hubspot: { stage: 'Contract Sent' } },
  ],
  ...(
    [
      ['amount', { amount: '12.5' }, { amount: '12.50 USD' }],
      ['amount that goes', { amount: '' }, { amount: null }],
      ['owner', { owner: 'mo@vendor.example' }, { owner: 'mo@vendor.example' }],
      ['partner that goes', { partner: null }, { partner: null }],
    ] as const
  ).map(([name, edit, shown]): (typeof CHANGES)[number] => [name, edit, edit, { salesforce: shown, hubspot: shown }]),
];

describe('a deal that is in both CRMs', () => {
  it.each(BOTH)(
    'has in the other one what is changed in %s, by one write each, and the ledger has it once',
    async (crm) => {
      for (const [name, inSalesforce, inHubSpot, shown] of CHANGES) {
        const before = BOTH.map((each) => world.writes(each));
        await world.editDeal(crm, crm === 'salesforce' ? inSalesforce : inHubSpot);
        await world.quiet();
        for (const each of BOTH) expect(told(await world.shown(each)), name).toMatchObject(shown[each]);
        expect(world.writes(crm), name).toBe(before[BOTH.indexOf(crm)]);
        expect(await world.unsettled(), name).toEqual([]);
      }
      await world.editDeal(crm, { partner: world.cypress });
      await world.quiet();
      for (const each of BOTH) expect(told(await world.shown(each)).partner).toBe('Cypress');
      expect(await world.here()).toMatchObject({ partnerId: world.cypress, namedPartnerId: world.cypress });
      expect((await partners()).slice(1)).toEqual([
        [null, 'native', crm],
        ['Cypress', 'native', crm],
      ]);
    },
  );

  it.each(BOTH)('has all that is changed in %s in the other one in a single call', async (crm) => {
    const before = world.writes(OTHER[crm]);
    await world.editDeal(crm, { stage: 'Closed Won', amount: '7', owner: 'flo@vendor.example' });
    await world.quiet();
    const expected = { stage: 'Closed Won', amount: '7.00 USD', owner: 'flo@vendor.example' };
    expect(told(await world.shown(OTHER[crm]))).toMatchObject(expected);
    const here = { stage: 'Closed Won', open: false, ownerEmail: 'flo@vendor.example', amountMinor: 700 };
    expect(await world.here()).toMatchObject(here);
    expect(world.writes(OTHER[crm]) - before).toBe(1);
  });

  it('keeps the later of two edits, whichever CRM is read first', async () => {
    for (const [earlier, later, amount] of [
      ['salesforce', 'hubspot', '2'],
      ['hubspot', 'salesforce', '3'],
    ] as const) {
      await world.editDeal(earlier, { amount: '1' });
      world.clock.advance({ minutes: 1 });
      await world.editDeal(later, { amount });
      await world.read('salesforce');
      await world.quiet();
      for (const each of BOTH) expect(told(await world.shown(each)).amount).toBe(`${amount}.00 USD`);
      expect((await world.here()).amountMinor).toBe(Number(amount) * 100);
      world.clock.advance({ minutes: 1 });
    }
  });

  it('has both of two edits of different things', async () => {
    await world.editDeal('salesforce', { amount: '3' });
    await world.editDeal('hubspot', { stage: 'Contract Sent', owner: 'mo@vendor.example' });
    await world.quiet();
    const shown = { amount: '3.00 USD', owner: 'mo@vendor.example', partner: 'Brightline' };
    expect(told(await world.shown('salesforce'))).toEqual({ ...shown, stage: 'Negotiation/Review' });
    expect(told(await world.shown('hubspot'))).toEqual({ ...shown, stage: 'Contract Sent' });
  });

  it('keeps its owner in Salesforce, where every record has one, when it has none any more in HubSpot', async () => {
    await world.editDeal('hubspot', { owner: null });
    await world.quiet();
    expect(told(await world.shown('salesforce')).owner).toBe('ada@vendor.example');
    expect(told(await world.shown('hubspot')).owner).toBeNull();
    await world.editDeal('salesforce', { owner: 'mo@vendor.example' });
    await world.quiet();
    expect(told(await world.shown('hubspot')).owner).toBe('mo@vendor.example');
  });
});

describe('a stage', () => {
  it('that stands for two of the other CRM’s leaves either of them as it is', async () => {
    await world.editDeal('salesforce', { stage: 'Needs Analysis' });
    await world.quiet();
    expect(told(await world.shown('hubspot')).stage).toBe('Qualified To Buy');
    const before = BOTH.map((each) => world.writes(each));
    await world.editDeal('salesforce', { stage: 'Qualification' });
    await world.quiet();
    expect(BOTH.map((each) => world.writes(each))).toEqual(before);
    expect(told(await world.shown('salesforce')).stage).toBe('Qualification');
    expect((await world.here()).stage).toBe('Qualification');
  });

  it('without a counterpart is told of, not sent, and sent once it is paired', async () => {
    const before = world.writes('hubspot');
    await world.editDeal('salesforce', { stage: 'Perception Analysis' });
    await world.quiet();
    expect(await problems()).toEqual([['hubspot', 'deal', 'stage', 'unmapped_value', ['Perception Analysis']]]);
    expect(world.writes('hubspot')).toBe(before);
    expect((await world.here()).stage).toBe('Perception Analysis');
    const pair = { object: 'deal' as const, salesforce: 'Perception Analysis', hubspot: 'Presentation Scheduled' };
    await world.setScope({ stages: [...STAGES, pair] });
    world.clock.advance({ hours: 25 });
    await world.quiet();
    expect(told(await world.shown('hubspot')).stage).toBe('Presentation Scheduled');
    expect(await problems()).toEqual([]);
  });

  it('of another name that is paired later moves nothing that is paired rightly', async () => {
    const before = BOTH.map((each) => world.writes(each));
    await world.setScope({ stages: STAGES.filter(({ hubspot }) => hubspot !== 'Appointment Scheduled') });
    world.clock.advance({ hours: 25 });
    await world.quiet();
    await world.setScope({ stages: STAGES });
    world.clock.advance({ hours: 25 });
    await world.quiet();
    expect(BOTH.map((each) => world.writes(each))).toEqual(before);
    expect(told(await world.shown('salesforce')).stage).toBe('Prospecting');
    expect(await problems()).toEqual([]);
  });

  it('that the CRM refuses is shown with its reason, not asked for again, and undoes nothing', async () => {
    world.org.admin.addValidationRule('Opportunity', ({ StageName }) =>
      StageName === 'Closed Won' ? { message: 'Ask Legal first.', field: 'StageName' } : null,
    );
    await world.editDeal('hubspot', { stage: 'Closed Won', amount: '9' });
    await world.quiet();
    expect(await refused()).toMatchObject([
      { crm: 'salesforce', object: 'deal', target: 'stage', desired: ['Closed Won'], failureText: 'Ask Legal first.' },
    ]);
    expect(told(await world.shown('salesforce'))).toMatchObject({ stage: 'Prospecting', amount: '9.00 USD' });
    expect(told(await world.shown('hubspot'))).toMatchObject({ stage: 'Closed Won', amount: '9.00 USD' });
    expect(await world.here()).toMatchObject({ stage: 'Closed Won', open: false });
    const before = world.writes('salesforce');
    world.clock.advance({ hours: 25 });
    await world.quiet();
    expect(world.writes('salesforce')).toBe(before);
    // What is done there later counts, and takes the refused one away.
    await world.editDeal('salesforce', { stage: 'Negotiation/Review' });
    await world.quiet();
    expect(told(await world.shown('hubspot')).stage).toBe('Contract Sent');
  });

  it('that an automation puts back each time is given up, and told of', async () => {
    for (let hour = 0; hour < 8; hour += 1) {
      await world.editDeal('hubspot', { stage: 'Contract Sent' });
      await world.quiet();
      await world.editDeal('salesforce', { stage: 'Prospecting' });
      await world.quiet();
    }
    expect((await problems()).map(([, , key, kind]) => [key, kind])).toContainEqual(['stage', 'ping_pong']);
    world.clock.advance({ hours: 2 });
    await world.editDeal('salesforce', { stage: 'Closed Won' });
    await world.quiet();
  });

  it('is one of those that the CRM was last asked for', async () => {
    await readFields(world.worker, world.tenantId, 'hubspot');
    const known = (await findConnection(world.scope, 'hubspot'))?.crmFields?.stages;
    expect(known?.deal).toContain('Contract Sent');
    expect(known?.lead).toContain('Attempting');
  });
});

it('a write to a deal is kept as it was asked for', async () => {
  await world.editDeal('salesforce', { amount: '12.5' });
  await world.read('salesforce');
  const [write] = await world.unsettled();
  expect(write).toMatchObject({
    ...{ crm: 'hubspot', object: 'deal', recordId: world.deal, target: 'amount', purpose: 'sync' },
    ...{ desired: ['1250 USD'], replaces: ['100000 USD'] },
  });
  await world.quiet();
  expect(await findRecordWrite(world.scope, write?.id ?? '')).toMatchObject({ state: 'accepted' });
});
