import { createHash } from 'node:crypto';
import { listDue } from '@tierline/db/outbox';
import { saveGates } from '@tierline/db/tenant';
import { exportTenant } from '@tierline/db/tenant-data';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainOf, getOnly, historyOf, listOf, pick } from '../testing/blocks.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const scope = () => ({ db: world.db, tenantId: world.tenantId });
const admin = () => world.as('admin');
const rep = () => world.as('rep', world.ids.open);
const set = (on: boolean) => admin().act('admin', 'module.set', { on });

/** A hash of everything that Tierline and the org keep of deals and leads (row 7). */
async function hashDeals(): Promise<string> {
  const hash = createHash('sha256');
  for await (const page of exportTenant(scope())) {
    for (const { table, row } of page) {
      if (['deal', 'attribution', 'outbox', 'contract', 'organization'].includes(table))
        hash.update(JSON.stringify(row));
    }
  }
  for (const object of ['Opportunity', 'Lead']) hash.update(JSON.stringify(world.org.admin.listRecords(object)));
  return hash.digest('hex');
}

describe('distribution that is switched off (rows 1, 5, 6)', () => {
  it('is one quiet state on every card, and on again shows them as before', async () => {
    const before = (await rep().open('deal')).data;
    const answer = await set(false);
    expect(answer.data.effects).toMatchObject([{ title: 'Distribution is switched off' }]);
    for (const [screen, id] of [
      ['deal', world.ids.open],
      ['organization', world.ids.brightline],
    ] as const) {
      const { data } = await world.as('rep', id).open(screen);
      expect(data.blocks).toMatchObject([{ kind: 'empty', title: 'Distribution is switched off' }]);
      expect(JSON.stringify(data)).not.toMatch(/Brightline|Northwind/);
    }
    await set(true);
    expect((await rep().open('deal')).data).toEqual(before);
  });

  it('refuses every write and every read beyond the switch, through the public procedures too', async () => {
    const input = pick((await rep().open('deal')).data, 'Kestrel');
    await set(false);
    for (const [call, given] of [
      ['secondPartner.assign', { ...input, key: 'while-off-1' }],
      ['secondPartner.clear', { deal: input.deal, key: 'while-off-2' }],
      ['secondPartner.candidates', { deal: input.deal, words: '' }],
      ['organization.get', { organization: input.secondPartner }],
    ] as const) {
      const { status, problem } = await rep().call(call, given);
      expect([call, status, problem?.code]).toEqual([call, 403, 'module_off']);
    }
    expect(world.org.admin.findRecord('Opportunity', world.ids.open)?.Distributor__c ?? null).toBeNull();
  });

  it('lets what waits wait, and delivers it once it is on again', async () => {
    world.org.setDown(true);
    const input = pick((await rep().open('deal')).data, 'Kestrel');
    await rep().act('deal', 'secondPartner.assign', input);
    await set(false);
    world.org.setDown(false);
    world.clock.advance({ minutes: 10 });
    expect(await listDue(world.db, world.now(), 10)).toEqual([]);
    await world.settle();
    expect(world.org.admin.findRecord('Opportunity', world.ids.open)?.Distributor__c ?? null).toBeNull();
    await set(true);
    await world.settle();
    expect(world.org.admin.findRecord('Opportunity', world.ids.open)?.Distributor__c).toBe(world.ids.kestrel);
  });

  it('changes no deal and no lead, neither off nor on (row 7)', async () => {
    const before = await hashDeals();
    await set(false);
    expect(await hashDeals()).toBe(before);
    await set(true);
    expect(await hashDeals()).toBe(before);
  });
});

describe('a lead from before distribution was switched on (row 8)', () => {
  const lead = () => world.as('rep', world.ids.lead);

  it('has nobody in the distributor’s place, whoever its reseller prefers, until somebody chooses', async () => {
    await set(false);
    await set(true);
    await world.settle();
    const { data } = await lead().open('deal');
    expect(chainOf(data)[1]).toBe('Not set');
    expect(historyOf(data).join()).not.toContain('distributor');
    await lead().act('deal', 'secondPartner.assign', pick(data, 'Kestrel'));
    await world.settle();
    expect(chainOf((await lead().open('deal')).data)[1]).toBe('Kestrel');
  });
});

describe('the administrator’s switch', () => {
  it('counts what distribution needs', async () => {
    const { data } = await admin().open('admin');
    const readiness = listOf(data, 'properties').find(({ id }) => id === 'readiness');
    expect(readiness?.items.map(({ label, cell }) => [label, cell.value])).toEqual([
      ['Active resellers', { type: 'text', text: '2' }],
      ['Active distributors', { type: 'text', text: '3' }],
      ['Contracts between them', { type: 'text', text: '3' }],
    ]);
  });

  it('does not switch on what has nothing to work with, and says what is missing (rows 4, 270)', async () => {
    await set(false);
    for (const record of world.org.admin.listRecords('Account')) {
      if (record.Tierline_Account_Type__c !== 'Distributor') continue;
      world.clock.advance({ seconds: 1 });
      await patch(record.Id, { Tierline_Status__c: 'Inactive Distributor' });
    }
    world.clock.advance({ minutes: 1 });
    await world.settle();
    const { status, problem } = await set(true);
    expect([status, problem?.code, problem?.field]).toEqual([422, 'module_not_ready', 'on']);
    expect(problem?.text).toBe('Distribution cannot be switched on yet: no active distributors yet.');
  });

  it('is locked where the contract lacks it, whatever the switch says (rows 3, 9)', async () => {
    await saveGates(scope(), { entitled: false });
    const { data } = await rep().open('deal');
    expect(getOnly(data, 'empty').title).toBe('Distribution is not part of your contract');
    const { data: page } = await admin().open('admin');
    const form = listOf(page, 'form').find(({ id }) => id === 'module');
    expect([form?.submit.disabled, form?.fields[0]?.disabled]).toEqual([
      'Distribution is not part of your contract',
      'Distribution is not part of your contract',
    ]);
    const { status, problem } = await set(true);
    expect([status, problem?.code]).toEqual([403, 'module_not_entitled']);
  });

  it('is for administrators, and each use is in the audit log, once', async () => {
    const refused = await rep().act('deal', 'module.set', { on: false });
    expect([refused.status, refused.problem?.code]).toEqual([403, 'not_permitted']);
    for (const _ of [1, 2]) await admin().act('admin', 'module.set', { on: false }, 'one-press-only');
    const entries = [];
    for await (const page of exportTenant(scope())) entries.push(...page.filter(({ table }) => table === 'audit'));
    expect(entries.map(({ row }) => [row.action, row.detail])).toEqual([['module.set', { from: true, to: false }]]);
  });
});

async function patch(id: string, fields: Record<string, string>): Promise<void> {
  const user = world.org.admin.createUser({
    username: `${id}@v.example`,
    lastName: 'A',
    profile: 'System Administrator',
  });
  await world.org.fetch(
    new Request(`http://org/services/data/v67.0/sobjects/Account/${id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${world.org.admin.sessionFor(user.id)}`, 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    }),
  );
}
