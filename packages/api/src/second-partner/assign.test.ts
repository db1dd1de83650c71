import { rowLocked } from '@tierline/crm-fakes/salesforce/salesforce-faults';
import { listAttribution } from '@tierline/db/attribution';
import { listAudit } from '@tierline/db/audit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainOf, getOnly, historyOf, listOf, pick } from '../testing/blocks.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const distributorOf = (id: string) => world.org.admin.findRecord('Opportunity', id)?.Distributor__c;
const rep = () => world.as('rep', world.ids.open);
const scope = () => ({ db: world.db, tenantId: world.tenantId });
const writes = () => world.org.requests.entries.filter(({ method }) => method === 'PATCH').length;

async function choose(name: string, key?: string) {
  const { data } = await rep().open('deal');
  return rep().act('deal', 'secondPartner.assign', pick(data, name), key);
}

describe('choosing a distributor (rows 41, 98, 103)', () => {
  it('writes it to the CRM, and shows it with the history in the same answer', async () => {
    const { status, data } = await choose('Kestrel');
    expect(status).toBe(200);
    expect(distributorOf(world.ids.open)).toBe(world.ids.kestrel);
    expect(chainOf(data.screen)[1]).toBe('Kestrel');
    expect(historyOf(data.screen)[0]).toBe('Kestrel became distributor by Robin rep');
    expect(data.effects).toEqual([{ do: 'toast', tone: 'good', title: 'Kestrel is now the distributor' }]);
    expect(data.screen.again).toBeUndefined();
  });

  it('is in the audit log, with who did it and what changed', async () => {
    await choose('Kestrel');
    expect(await listAudit(scope(), 10)).toMatchObject([
      {
        seq: 1,
        action: 'secondPartner.assign',
        actor: 'salesforce:005gK0000000042QAA',
        actorName: 'Robin rep',
        detail: { from: null, name: 'Kestrel' },
      },
    ]);
  });

  it('does nothing the second time the same key comes, and shows the present state', async () => {
    const first = await choose('Kestrel', 'the-same-key');
    const again = await choose('Kestrel', 'the-same-key');
    expect(again.data.screen.blocks).toEqual(first.data.screen.blocks);
    expect(writes()).toBe(1);
    expect(await listAudit(scope(), 10)).toHaveLength(1);
  });

  it('refuses the same key with another choice', async () => {
    await choose('Kestrel', 'the-same-key');
    const { status, problem } = await choose('Northwind', 'the-same-key');
    expect([status, problem?.code]).toEqual([409, 'key_conflict']);
    expect(distributorOf(world.ids.open)).toBe(world.ids.kestrel);
  });

  it('writes nothing when it stands already', async () => {
    await choose('Kestrel');
    await choose('Kestrel');
    expect(writes()).toBe(1);
    expect((await listAttribution(scope(), pick((await rep().open('deal')).data, 'Kestrel').deal)).length).toBe(2);
  });

  it('refuses one without a contract at the field, and changes nothing', async () => {
    const { status, problem } = await choose('Ostrava');
    expect(status).toBe(422);
    expect(problem).toEqual({
      code: 'second_partner_ineligible',
      field: 'secondPartner',
      text: 'Ostrava: no contract with Brightline. Choose another.',
    });
    expect(distributorOf(world.ids.open) ?? null).toBeNull();
    expect(await listAudit(scope(), 10)).toEqual([]);
  });

  it('removes one, and the history keeps that it was there', async () => {
    await choose('Kestrel');
    const { data } = await rep().open('deal');
    const deal = String(getOnly(data, 'form').submit.input.deal);
    const cleared = await rep().act('deal', 'secondPartner.clear', { deal });
    expect(distributorOf(world.ids.open)).toBeNull();
    expect(historyOf(cleared.data.screen).slice(0, 2)).toEqual([
      'Distributor removed by Robin rep',
      'Kestrel became distributor by Robin rep',
    ]);
  });
});

describe('while the CRM does not answer', () => {
  it('keeps the choice, says so, and delivers it later', async () => {
    world.org.setDown(true);
    const { data } = await choose('Kestrel');
    expect(data.effects).toEqual([{ do: 'toast', tone: 'info', title: 'Kept, and being saved' }]);
    expect(getOnly(data.screen, 'alert')).toMatchObject({ tone: 'info', title: 'Waiting for Salesforce' });
    expect(getOnly(data.screen, 'chain').links[1]).toMatchObject({ name: 'Kestrel', hint: 'Saving…' });
    expect(data.screen.again).toBe(2);

    world.org.setDown(false);
    world.clock.advance({ minutes: 1 });
    await world.settle();
    const later = (await rep().open('deal')).data;
    expect(distributorOf(world.ids.open)).toBe(world.ids.kestrel);
    expect(listOf(later, 'alert')).toEqual([]);
    expect(historyOf(later)[0]).toBe('Kestrel became distributor by Robin rep');
    expect(later.revision?.at).not.toBe(data.screen.revision?.at);
  });

  it('answers before a call that hangs, and lets the rep change their mind', async () => {
    const hang = world.org.faults.add({ when: 'before', effect: { kind: 'hang' }, match: { method: 'PATCH' } });
    await choose('Kestrel');
    const busy = await choose('Northwind');
    expect([busy.status, busy.problem?.code]).toEqual([409, 'saving_in_progress']);
    world.clock.advance({ minutes: 2 });
    const { status } = await choose('Northwind');
    expect(status).toBe(200);
    expect(distributorOf(world.ids.open)).toBe(world.ids.northwind);
    hang.remove();
  });

  it('tries a locked record again', async () => {
    world.org.faults.add({ when: 'before', effect: rowLocked, match: { method: 'PATCH' } });
    const { data } = await choose('Kestrel');
    expect(getOnly(data.screen, 'alert').text).toContain('Somebody else is saving this record');
    world.clock.advance({ minutes: 1 });
    await world.settle();
    expect(distributorOf(world.ids.open)).toBe(world.ids.kestrel);
  });
});

describe('when the CRM refuses', () => {
  const refuse = () => world.org.admin.addValidationRule('Opportunity', () => 'The quarter is closed.');

  it('shows the CRM’s own reason, leaves the ledger alone, and can be tried again or put aside', async () => {
    const lift = refuse();
    const { data } = await choose('Kestrel');
    const alert = getOnly(data.screen, 'alert');
    expect(alert).toMatchObject({ tone: 'bad', title: 'Salesforce did not accept Kestrel' });
    expect(alert.text).toContain('The quarter is closed.');
    expect(chainOf(data.screen)[1]).toBe('Not set');
    expect(historyOf(data.screen).some((line) => line.includes('Kestrel'))).toBe(false);

    lift();
    const [again] = alert.actions ?? [];
    const retried = await rep().act('deal', again?.call ?? '', again?.input ?? {});
    expect(chainOf(retried.data.screen)[1]).toBe('Kestrel');
    expect(listOf(retried.data.screen, 'alert')).toEqual([]);
  });

  it('lets the rep put the refusal aside', async () => {
    refuse();
    const alert = getOnly((await choose('Kestrel')).data.screen, 'alert');
    const [, dismiss] = alert.actions ?? [];
    const aside = await rep().act('deal', dismiss?.call ?? '', dismiss?.input ?? {});
    expect(listOf(aside.data.screen, 'alert')).toEqual([]);
  });
});
