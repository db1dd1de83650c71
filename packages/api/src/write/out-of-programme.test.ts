import { noteProblem } from '@tierline/db/sync-problem';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editRecord } from '../testing/edit-record.ts';
import { createTwoCrmsWorld, type TwoCrmsWorld } from '../testing/two-crms-world.ts';

let world: TwoCrmsWorld;
beforeEach(async () => {
  world = await createTwoCrmsWorld({ patient: true });
});
afterEach(() => world.close());

async function settle() {
  for (let round = 0; round < 3; round += 1) {
    world.clock.advance({ minutes: 2 });
    await world.settle();
  }
}
const idOf = async (name: string) => {
  const { rows } = await world.db.$client.execute({ sql: 'select id from organization where name = ?', args: [name] });
  return String(rows[0]?.id);
};
type Name = 'brightline' | 'kestrel';
async function untick(crm: 'salesforce' | 'hubspot', name: Name) {
  if (crm === 'salesforce') await editRecord(world, 'Account', world.ids[name], { Sync_with_Tierline__c: false });
  else await world.hands.browser.update('companies', world.there[name], { tierline_sync: 'false' });
  await settle();
}
const account = (name: Name) => world.org.admin.findRecord('Account', world.ids[name]);
const company = (name: Name) => world.account.admin.findRecord('companies', world.there[name])?.properties;

const FIELD = 'Tierline_Preferred_Distributor__c';
async function prefer(name: string, key: string, preferred = true) {
  const input = { organization: await idOf('Brightline'), row: await idOf(name), preferred, key };
  const claims = { fields: { [FIELD]: { read: true, edit: true } } };
  return world.as('admin', world.ids.brightline).call('contract.prefer', input, claims);
}

describe('what is decided of a record whose checkbox for Tierline is not ticked (row 168)', () => {
  it('goes to the CRM in which it is, also from a page of the one that keeps it out', async () => {
    await untick('salesforce', 'brightline');
    const before = account('brightline')?.[FIELD];
    expect((await prefer('Kestrel', 'prefer-kestrel')).status).toBe(200);
    await settle();
    expect(account('brightline')?.[FIELD]).toBe(before);
    expect(company('brightline')?.tierline_preferred_distributor).toBeDefined();
  });

  it('is refused where no CRM has it ticked, with what to do', async () => {
    await untick('salesforce', 'brightline');
    await untick('hubspot', 'brightline');
    const { status, problem } = await prefer('Northwind', 'prefer-nobody', false);
    expect([status, problem?.code]).toEqual([422, 'not_in_programme']);
    expect(problem?.text).toMatch(/^Brightline does not take part in Tierline in Salesforce, so nothing was saved\./);
  });

  it('that it is a distributor, because its account type is wrong elsewhere, does not take it in', async () => {
    await untick('salesforce', 'brightline');
    const recordId = await idOf('Brightline');
    const problem = { crm: 'hubspot', object: 'organization', recordId, key: 'account_type' } as const;
    const scope = { db: world.db, tenantId: world.tenantId };
    await noteProblem(scope, { ...problem, kind: 'odd_account_type', values: ['Broker'] }, world.now());
    await world.as('admin').act('sync-scope', 'syncScope.setSecondPartner', { row: recordId });
    await settle();
    expect(company('brightline')?.tierline_account_type).toBe('Distributor');
    expect(account('brightline')).toMatchObject({
      ...{ Sync_with_Tierline__c: false, Tierline_Account_Type__c: 'Partner' },
    });
  });
});
