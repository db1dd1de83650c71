import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainOf, getOnly, historyOf, listOf, pick, pickerOf } from '../testing/blocks.ts';
import { createTwoCrmsWorld, type TwoCrmsWorld } from '../testing/two-crms-world.ts';

let world: TwoCrmsWorld;
beforeEach(async () => {
  world = await createTwoCrmsWorld();
});
afterEach(() => world.close());

const dealPage = (id: string) => ({ object: 'deals', id, modifiedAt: '2026-11-23T10:00:00.000Z' });
const marketer = (id = world.there.open) => world.in('marketer', dealPage(id));
const salesforceHas = (id = world.ids.open) => world.org.admin.findRecord('Opportunity', id)?.Distributor__c ?? null;
const clear = (id: string) => ({ call: 'secondPartner.clear', input: { deal: id } });

describe('a marketer on a deal in HubSpot (rows 98, 99, 105, 108)', () => {
  it('sees its chain, and the distributors of its reseller, with the names and words that hold here', async () => {
    const { data } = await marketer().open('deal');
    expect(chainOf(data)).toEqual(['Acme Networks', 'Not set', 'Brightline', 'City of Leipzig']);
    const field = pickerOf(data);
    expect(field).toMatchObject({ help: 'Northwind is preferred and filled in for you. Save to set it.' });
    expect(field?.options.filter(({ disabled }) => !disabled).map(({ label }) => label)).toEqual([
      'Northwind',
      'Kestrel',
    ]);
    expect(JSON.stringify(data.blocks)).not.toMatch(/opportunit|account/i);
    expect(getOnly(data, 'chain').links[2]?.record).toEqual({ object: 'companies', id: world.there.brightline });
  });

  it('sets the distributor, and the opportunity in Salesforce follows', async () => {
    const { data } = await marketer().act(
      'deal',
      'secondPartner.assign',
      pick((await marketer().open('deal')).data, 'Kestrel'),
    );
    expect(data.effects).toMatchObject([{ do: 'toast', title: 'Kestrel is now the distributor' }]);
    expect(world.heldInHubSpot(world.there.open)).toEqual({
      label: world.there.kestrel,
      property: world.there.kestrel,
    });
    expect(salesforceHas()).toBeNull();
    await world.settle();
    expect(salesforceHas()).toBe(world.ids.kestrel);
    const rep = world.as('rep', world.ids.open);
    expect(historyOf((await rep.open('deal')).data)[0]).toBe('Kestrel became distributor by Mara Hub');
  });

  it('reads what a rep chose in Salesforce, which took the old label away (row 278)', async () => {
    const rep = world.as('rep', world.ids.set);
    await rep.act('deal', 'secondPartner.assign', pick((await rep.open('deal')).data, 'Kestrel'));
    await world.settle();
    expect(world.heldInHubSpot(world.there.set)).toEqual({ label: world.there.kestrel, property: world.there.kestrel });
    const { data } = await marketer(world.there.set).open('deal');
    expect(chainOf(data)[1]).toBe('Kestrel');
    await rep.act(
      'deal',
      'secondPartner.clear',
      clear((await rep.open('deal')).data.blocks.length ? pickDeal((await rep.open('deal')).data) : '').input,
    );
    await world.settle();
    expect(world.heldInHubSpot(world.there.set)).toEqual({ label: null, property: null });
  });

  it('sees a label that somebody moved on the record itself, and Salesforce has it too (rows 276, 278)', async () => {
    const { hands, there, account } = world;
    world.clock.advance({ minutes: 5 });
    const labels = account.admin.listAssociations('deals', there.set, 'companies');
    const typeId = labels.flatMap(({ types }) => types).find(({ label }) => label === 'Distributor')?.typeId ?? 0;
    await hands.browser.call('POST', '/crm/v4/associations/deals/companies/batch/labels/archive', {
      inputs: [
        {
          from: { id: there.set },
          to: { id: there.northwind },
          types: [{ associationCategory: 'USER_DEFINED', associationTypeId: typeId }],
        },
      ],
    });
    await hands.browser.label('deals', there.set, there.ostrava, typeId);
    await world.deliverWebhooks({ repeat: true, reverse: true });
    await world.settle();
    const { data } = await marketer(there.set).open('deal');
    expect(chainOf(data)[1]).toBe('Ostrava');
    expect(listOf(data, 'alert').map(({ title }) => title)).toEqual(['Ostrava no longer fits (since 23 Nov 2026)']);
    expect(historyOf(data)[0]).toMatch(/^Ostrava became distributor in HubSpot/);
    await world.settle();
    expect(salesforceHas(world.ids.set)).toBe(world.ids.ostrava);
  });

  it('works on a deal that HubSpot alone has', async () => {
    await marketer(world.there.only).act(
      'deal',
      'secondPartner.assign',
      pick((await marketer(world.there.only).open('deal')).data, 'Kestrel'),
    );
    expect(world.heldInHubSpot(world.there.only).label).toBe(world.there.kestrel);
  });

  it('is told that the chosen one has no company in HubSpot, and nothing is kept', async () => {
    const gone = world.org.admin.seed('Account', [
      {
        Name: 'Far East Trading',
        Tierline_Account_Type__c: 'Distributor',
        Sync_with_Tierline__c: true,
        Tierline_Status__c: 'Active Distributor',
      },
    ]);
    await hire('Northwind;Kestrel;Far East Trading');
    expect(gone).toHaveLength(1);
    const input = pick((await marketer().open('deal')).data, 'Far East Trading');
    const { status, problem } = await marketer().act('deal', 'secondPartner.assign', input);
    expect([status, problem?.code, problem?.field]).toEqual([422, 'second_partner_not_in_crm', 'secondPartner']);
    expect(problem?.text).toBe(
      'Far East Trading has no record in HubSpot, so it cannot be set there. Create or link one first, or choose another.',
    );
  });

  it('a distributor without a company in HubSpot waits there with the reason, and arrives once it has one (row 113)', async () => {
    world.org.admin.seed('Account', [
      {
        Name: 'Far East Trading',
        Tierline_Account_Type__c: 'Distributor',
        Sync_with_Tierline__c: true,
        Tierline_Status__c: 'Active Distributor',
      },
    ]);
    await hire('Northwind;Kestrel;Far East Trading');
    const rep = world.as('rep', world.ids.open);
    await rep.act('deal', 'secondPartner.assign', pick((await rep.open('deal')).data, 'Far East Trading'));
    await world.settle();
    const notice = getOnly((await rep.open('deal')).data, 'alert');
    expect(notice).toMatchObject({ id: 'relay', title: 'HubSpot does not have Far East Trading yet' });
    expect(notice.text).toMatch(/^The organization has no record in HubSpot yet/);
    expect(salesforceHas()).not.toBeNull();
  });

  async function hire(names: string) {
    world.clock.advance({ minutes: 1 });
    const user = world.org.admin.createUser({
      username: 'admin@vendor.example',
      lastName: 'Admin',
      profile: 'System Administrator',
    });
    const response = await world.org.fetch(
      new Request(`http://org/services/data/v67.0/sobjects/Account/${world.ids.brightline}`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${world.org.admin.sessionFor(user.id)}`, 'content-type': 'application/json' },
        body: JSON.stringify({ Tierline_Associated_Distributors__c: names }),
      }),
    );
    expect(await response.text()).toBe('');
    await world.settle();
  }
});

const pickDeal = (screen: Parameters<typeof getOnly>[0]): string => String(getOnly(screen, 'form').submit.input.deal);

describe('in a portal whose plan has no labels', () => {
  it('the property is set and cleared', async () => {
    await world.close();
    world = await createTwoCrmsWorld({ plan: 'starter' });
    const { data } = await marketer().open('deal');
    await marketer().act('deal', 'secondPartner.assign', pick(data, 'Northwind'));
    expect(world.heldInHubSpot(world.there.open)).toEqual({ label: null, property: world.there.northwind });
    await marketer().act('deal', 'secondPartner.clear', { deal: pickDeal(data) });
    expect(world.heldInHubSpot(world.there.open)).toEqual({ label: null, property: null });
    await world.settle();
    expect(salesforceHas()).toBeNull();
  });
});

describe('other eyes in HubSpot', () => {
  it('a reader sees the choice, and may not make it', async () => {
    const { data } = await world.in('reader', dealPage(world.there.open)).open('deal');
    expect(pickerOf(data).disabled).toBe('You may not edit this deal, so the choice is only shown.');
    const { status, problem } = await world
      .in('reader', dealPage(world.there.open))
      .act('deal', 'secondPartner.assign', pick((await marketer().open('deal')).data, 'Kestrel'));
    expect([status, problem?.code]).toEqual([403, 'not_permitted']);
  });

  it('somebody without a role sees the chain, and nothing beyond', async () => {
    const { data } = await world.in('nobody', dealPage(world.there.set)).open('deal');
    expect(data.blocks.map(({ kind }) => kind)).toEqual(['chain', 'text']);
    const companies = await world
      .in('nobody', { object: 'companies', id: world.there.brightline })
      .open('organization');
    expect(companies.data.blocks.map(({ kind }) => kind)).toEqual(['empty']);
  });

  it('a super admin sees the connections, and gives a role that counts at once', async () => {
    const admin = world.in('superAdmin');
    const { data } = await admin.open('admin');
    expect(listOf(data, 'section').map(({ title }) => title)).toEqual([
      'HubSpot',
      'Salesforce',
      'Salesforce set-up',
      'Distribution module',
      'Changes that wait or were refused',
      'People',
      'Your other CRM',
    ]);
    const row = String(world.userIds.nobody);
    const done = await admin.act('admin', 'people.setRole', { row, role: 'vendor' });
    expect(done.data.effects).toMatchObject([{ title: 'Role saved' }]);
    const { data: card } = await world.in('nobody', dealPage(world.there.open)).open('deal');
    expect(listOf(card, 'form')).toHaveLength(1);
    const own = await admin.act('admin', 'people.setRole', { row: String(world.userIds.superAdmin), role: 'none' });
    expect(own.problem?.code).toBe('role_own');
  });

  it('takes a super admin’s role away, and gives it back', async () => {
    const [admin, row] = [String(world.userIds.marketer), String(world.userIds.superAdmin)];
    await world.in('superAdmin').act('admin', 'people.setRole', { row: admin, role: 'vendor_admin' });
    await world.in('marketer').act('admin', 'people.setRole', { row, role: 'none' });
    expect((await world.in('superAdmin').open('admin')).data.blocks).toMatchObject([{ id: 'no-permission' }]);
    await world.in('marketer').act('admin', 'people.setRole', { row, role: 'vendor_admin' });
    expect(listOf((await world.in('superAdmin').open('admin')).data, 'section').length).toBeGreaterThan(1);
  });

  it('of two administrators who take the role from each other at once, one stays', async () => {
    const [first, second] = [world.userIds.marketer, world.userIds.reader].map(String) as [string, string];
    for (const row of [first, second])
      await world.in('superAdmin').act('admin', 'people.setRole', { row, role: 'vendor_admin' });
    const answers = await Promise.all([
      world.in('marketer').act('admin', 'people.setRole', { row: second, role: 'none' }),
      world.in('reader').act('admin', 'people.setRole', { row: first, role: 'none' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
  });
});

describe('when HubSpot', () => {
  it('does not answer, the choice is kept, and arrives later', async () => {
    const input = pick((await marketer().open('deal')).data, 'Kestrel');
    world.account.faults.add({
      when: 'before',
      effect: { kind: 'answer', status: 502, contentType: 'text/html', body: '<h1>502</h1>' },
      match: { method: 'PATCH' },
    });
    const { data } = await marketer().act('deal', 'secondPartner.assign', input);
    expect(getOnly(data.screen, 'alert').title).toBe('Waiting for HubSpot');
    world.clock.advance({ seconds: 30 });
    await world.settle();
    expect(world.heldInHubSpot(world.there.open)).toEqual({
      label: world.there.kestrel,
      property: world.there.kestrel,
    });
  });

  it('repeats a call, it is carried out once', async () => {
    const input = pick((await marketer().open('deal')).data, 'Kestrel');
    const answers = [];
    for (const _ of [1, 2]) answers.push(await marketer().act('deal', 'secondPartner.assign', input, 'one-press-1'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(
      historyOf(answers[1]?.data.screen ?? { title: '', blocks: [], watch: [] }).filter((line) =>
        line.startsWith('Kestrel'),
      ),
    ).toHaveLength(1);
  });
});

describe('what is changed on a deal in one CRM', () => {
  it('and refused by the other one, shows on its card in both with the reason, and goes through when it is tried again', async () => {
    const allow = world.org.admin.addValidationRule('Opportunity', ({ Amount }) =>
      Amount === 12.5 ? { message: 'Ask Legal first.', field: 'Amount' } : null,
    );
    await world.hands.browser.update('deals', world.there.open, { amount: '12.5' });
    await world.settle();
    await world.settle();
    const rep = world.as('rep', world.ids.open);
    for (const person of [rep, marketer()]) {
      const [alert] = listOf((await person.open('deal')).data, 'alert').filter(({ id }) => id.startsWith('write:'));
      expect(alert).toMatchObject({ tone: 'bad', title: expect.stringMatching(/Salesforce.*: Amount$/) });
      expect(alert?.text).toContain('Ask Legal first.');
    }
    allow();
    const admin = world.as('admin', world.ids.open);
    const [alert] = listOf((await admin.open('deal')).data, 'alert').filter(({ id }) => id.startsWith('write:'));
    const again = alert?.actions?.find(({ call }) => call === 'write.retry');
    expect((await admin.act('deal', 'write.retry', again?.input ?? {})).status).toBe(200);
    expect(world.org.admin.findRecord('Opportunity', world.ids.open)?.Amount).toBe(12.5);
    const after = listOf((await rep.open('deal')).data, 'alert').filter(({ id }) => id.startsWith('write:'));
    expect(after).toEqual([]);
  });
});
