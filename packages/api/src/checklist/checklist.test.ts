import type { ScreenAnswer } from '@tierline/blocks/protocol';
import { findLink } from '@tierline/db/record-link';
import { noteProblem } from '@tierline/db/sync-problem';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getOnly, listOf } from '../testing/blocks.ts';
import { editRecord } from '../testing/edit-record.ts';
import { decideBy, draftRule, saveRule } from '../testing/rules.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
  // The page asks the org, and here waits for its answer, however busy the machine is.
  world.services.deliveryWait = 10_000;
});
afterEach(() => world.close());

const admin = () => world.as('admin');
const scope = () => ({ db: world.db, tenantId: world.tenantId });
const open = async (): Promise<ScreenAnswer> => (await admin().open('checklist')).data;
/** `for, where, state, what to do` of each check. */
async function checks(page?: ScreenAnswer): Promise<Record<string, (string | undefined)[]>> {
  const { rows } = getOnly(page ?? (await open()), 'table');
  const textOf = (value: unknown) => (value as { text?: string } | undefined)?.text;
  return Object.fromEntries(
    rows.map(({ id, cells }) => [
      id,
      [textOf(cells.of?.value), textOf(cells.where?.value), textOf(cells.state?.value), cells.state?.hint],
    ]),
  );
}

describe('the checklist of what a CRM has to have (rows 100 to 102, 194)', () => {
  it('says of each line whom it is for, and whether it is right at this moment', async () => {
    expect(await checks()).toEqual({
      in_sync: ['All', 'Account', 'Pass', undefined],
      status: ['All', 'Account', 'Pass', undefined],
      account_type: ['All', 'Account', 'Pass', undefined],
      contracts: ['Contracts only', 'Account', 'Pass', undefined],
      deal_lookup: ['All', 'Opportunity', 'Pass', undefined],
      lead_lookup: ['All', 'Lead', 'Pass', undefined],
      conversion: ['All', 'Lead', 'Look yourself', expect.stringMatching(/^No lead that had one/)],
      forms: ['All', 'Account', 'Look yourself', 'Tierline cannot see forms: open one, and look.'],
      types_stated: ['All', 'Account', 'Pass', undefined],
      lists_of_second_partners: ['Contracts only', 'Account', 'Pass', undefined],
      rule_fields: ['Rules only', 'Account', 'Not needed', 'Contracts decide at present.'],
    });
  });

  it('names each status that the CRM lacks, until it is there (row 37)', async () => {
    const offer = (active: boolean) =>
      world.org.admin.addPicklistValue('Account', 'Tierline_Status__c', 'Inactive Distributor', { active });
    offer(false);
    await admin().act('checklist', 'field.read', {});
    expect((await checks()).status).toEqual([
      ...['All', 'Account', 'Fail'],
      '“Tierline Status” does not offer “Inactive Distributor”. Add it to its list, and read the fields again.',
    ]);
    offer(true);
    await admin().act('checklist', 'field.read', {});
    expect((await checks()).status?.[2]).toBe('Pass');
  });

  it('finds a lead that lost its distributor when it was converted (row 102)', async () => {
    const chain = { Partner__c: world.ids.brightline, Distributor__c: world.ids.northwind };
    await editRecord(world, 'Lead', world.ids.lead, chain);
    world.clock.advance({ minutes: 1 });
    await world.settle();
    const [lead, deal] = await Promise.all([
      findLink(scope(), 'salesforce', 'lead', world.ids.lead),
      findLink(scope(), 'salesforce', 'deal', world.ids.open),
    ]);
    const became = (secondPartner: string | null) =>
      world.db.$client.batch(
        [
          { sql: 'update deal set converted_to_id = ? where id = ?', args: [deal?.id ?? '', lead?.id ?? ''] },
          { sql: 'update deal set second_partner_id = ? where id = ?', args: [secondPartner, deal?.id ?? ''] },
        ],
        'write',
      );
    await became(null);
    expect((await checks()).conversion?.slice(2)).toEqual(['Fail', expect.stringMatching(/^1 converted lead had one/)]);
    await became('somebody');
    expect((await checks()).conversion?.[2]).toBe('Pass');
  });

  it('counts distributors that list distributors, for such lists are skipped (row 187)', async () => {
    await editRecord(world, 'Account', world.ids.kestrel, { Tierline_Associated_Distributors__c: 'Northwind' });
    world.clock.advance({ minutes: 1 });
    await world.settle();
    const { rows } = await world.db.$client.execute(
      "select count(*) as n from contract join organization on partner_id = organization.id where organization.name = 'Kestrel'",
    );
    expect(Number(rows[0]?.n)).toBe(0);
    expect((await checks()).lists_of_second_partners?.slice(2)).toEqual([
      ...[
        'Fail',
        '1 distributor with a list of its own. Such lists are skipped: empty them, or correct the account type.',
      ],
    ]);
  });

  it('asks for the fields of rules where rules decide, and then for no list', async () => {
    await saveRule(admin(), draftRule('Same region', { same: ['region'] }));
    await decideBy(admin(), 'rules');
    const { contracts, rule_fields: fields } = await checks();
    expect(contracts?.slice(2)).toEqual(['Not needed', 'Rules decide at present.']);
    expect(fields?.slice(2)).toEqual(['Fail', '4 blank fields and 0 values that the CRM does not offer.']);
    expect(listOf(await open(), 'actions').flatMap(({ gotos = [] }) => gotos.map(({ screen }) => screen))).toContain(
      'coverage',
    );
  });

  it('is an administrator’s', async () => {
    expect(getOnly((await world.as('rep').open('checklist')).data, 'empty').id).toBe('no-permission');
    expect((await world.as('rep').call('checklist.exportViolators', {})).status).toBe(403);
  });
});

describe('records without a right account type (rows 195 to 197)', () => {
  it('are counted, and leave as lines for a spreadsheet', async () => {
    const fernhill = await findLink(scope(), 'salesforce', 'organization', world.ids.fernhill);
    const of = {
      crm: 'salesforce',
      object: 'organization',
      recordId: fernhill?.id ?? '',
      key: 'account_type',
    } as const;
    await noteProblem(scope(), { ...of, kind: 'odd_account_type', values: ['=Broker'] }, world.now());
    const page = await open();
    expect((await checks(page)).types_stated?.slice(2)).toEqual(['Fail', '1 record with one that is not yours.']);
    const ways = listOf(page, 'actions').flatMap(({ gotos = [] }) => gotos);
    expect(ways.map(({ screen }) => screen)).toContain('violators-text');
    const lines = listOf((await admin().open('violators-text')).data, 'text').map(({ text }) => text);
    expect(lines).toEqual([
      'CRM,Record,CRM id,Tierline id,Account type there,Since',
      `Salesforce,Fernhill,${world.ids.fernhill},${fernhill?.id},"'=Broker",${world.now()}`,
    ]);
  });

  it('are none at first', async () => {
    expect(getOnly((await admin().open('violators-text')).data, 'empty').title).toBe('None.');
  });
});
