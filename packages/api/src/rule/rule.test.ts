import type { Input } from '@tierline/blocks/value';
import { openDatabase } from '@tierline/db/open-database';
import { createIndexes } from '@tierline/sync/indexes';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { getOnly, listOf, pickerOf } from '../testing/blocks.ts';
import { createCaller } from '../testing/caller.ts';
import { editRecord } from '../testing/edit-record.ts';
import { all, countsOf, decideBy, draftRule, line, preview, saveRule, saveSeen } from '../testing/rules.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
  await setRegion(world.ids.brightline, 'EMEA');
  await world.settle();
});
afterEach(() => world.close());

const setRegion = (id: string, region: string) => editRecord(world, 'Account', id, { Tierline_Region__c: region });
const admin = () => world.as('admin');
const rep = (id = world.ids.open) => world.as('rep', id);
const sameRegion = () => draftRule('Same region', { same: ['region'] });

/** Whom the rep may choose on the open deal, by name. */
async function choices(id?: string): Promise<string[]> {
  const { data } = await rep(id).open('deal');
  return pickerOf(data)
    .options.filter(({ disabled }) => disabled === undefined)
    .map(({ label }) => label);
}

describe('a rule (rows 70 to 86)', () => {
  it('is tried while contracts decide, saved, and counts once rules decide', async () => {
    expect(await choices()).toEqual(['Northwind', 'Kestrel']);
    const seen = await preview(admin(), 'rule.tryOut', sameRegion());
    // Brightline keeps Northwind, and loses Kestrel, with which it has a contract.
    expect(countsOf(seen)).toMatchObject({ gained: 0, lost: 1, orphaned: 0, broken: 0 });

    const saved = await saveRule(admin(), sameRegion());
    expect(saved.data.effects).toEqual([
      { do: 'toast', tone: 'good', title: 'Rule saved' },
      { do: 'goto', screen: 'rules', params: {} },
    ]);
    expect(await choices()).toEqual(['Northwind', 'Kestrel']);
    await decideBy(admin(), 'rules');
    expect(await choices()).toEqual(['Northwind']);
  });

  it('names itself as the reason in the picker, and says of others what they lack (rows 41, 84)', async () => {
    await saveRule(admin(), sameRegion());
    await saveRule(
      admin(),
      draftRule('Northwind for all', { secondPartner: all('s', line('region', 'any_of', 'EMEA')) }),
    );
    await decideBy(admin(), 'rules');
    const { options } = pickerOf((await rep().open('deal')).data);
    expect(options.find(({ label }) => label === 'Northwind')?.hint).toBe(
      'Preferred, fits rules “Northwind for all” and “Same region”',
    );
    const kestrel = options.find(({ label }) => label === 'Kestrel');
    expect(kestrel?.disabled).toMatch(/^No rule fits\. “.+” would, if Region of Kestrel were EMEA \(now blank\)$/);
    expect(options.find(({ label }) => label === 'Gone')?.disabled).toBe('No longer active');
  });

  it('that the card shows as a reason is what the server checks', async () => {
    await saveRule(admin(), sameRegion());
    await decideBy(admin(), 'rules');
    const { data } = await rep().open('deal');
    const kestrel = pickerOf(data).options.find(({ label }) => label === 'Kestrel');
    const refused = await rep().act('deal', 'secondPartner.assign', {
      deal: String(getOnly(data, 'form').submit.input.deal),
      secondPartner: kestrel?.value ?? '',
    });
    expect(refused.status).toBe(422);
    expect(refused.problem).toMatchObject({
      code: 'second_partner_ineligible',
      text: 'Kestrel: no rule fits. Choose another.',
    });
  });

  it('shows how far it reaches, and that it fits nobody (row 83)', async () => {
    await saveRule(admin(), sameRegion());
    await saveRule(admin(), draftRule('Nobody', { partner: all('p', line('region', 'any_of', 'APAC')) }));
    await decideBy(admin(), 'rules');
    const page = (await admin().open('rules')).data;
    const table = getOnly(page, 'table');
    expect(table.label).not.toBe(page.title);
    const lines = table.rows.map(({ cells }) => [cells.name?.value, cells.pairs?.value, cells.name?.hint]);
    expect(lines).toEqual([
      [{ type: 'text', text: 'Nobody' }, { type: 'number', number: 0 }, 'Fits nobody'],
      [{ type: 'text', text: 'Same region' }, { type: 'number', number: 1 }, undefined],
    ]);
  });

  it('says of a new one that changes nothing that it may fit nobody (row 83)', async () => {
    await saveRule(admin(), sameRegion());
    await decideBy(admin(), 'rules');
    const { blocks } = await preview(
      admin(),
      'rule.tryOut',
      draftRule('Nobody', { partner: all('p', line('region', 'any_of', 'APAC')) }),
    );
    expect(blocks).toMatchObject([{ id: 'nothing', text: expect.stringMatching(/it fits nobody, or only pairs/) }]);
  });

  it('is removed after a look at what that does, and the last one cannot go while rules decide (row 72)', async () => {
    await saveRule(admin(), sameRegion());
    await saveRule(admin(), draftRule('Everybody', { secondPartner: all('s', line('region', 'blank')) }));
    await decideBy(admin(), 'rules');
    const { rules } = (await admin().call<{ rules: { id: string; name: string }[] }>('rule.list', undefined)).data;
    const [everybody, same] = rules.map(({ id }) => id);
    const page = await admin().call<{ blocks: never[] }>('screen.open', {
      ...{ screen: 'rule_removal', params: { row: everybody }, host: { vocabulary: 3, locale: 'en' } },
    });
    const [remove] = listOf(page.data as never, 'actions').flatMap(({ actions }) => actions);
    const removed = await admin().act('rules', 'rule.remove', { ...remove?.input });
    expect(removed.status).toBe(200);
    expect(await choices()).toEqual(['Northwind']);
    const last = await admin().call('rule.tryRemove', { rule: same });
    expect(last.problem?.code).toBe('rules_missing');
  });

  it('counts in the very next request to another server', async () => {
    const other = openDatabase({ url: world.url });
    const app = createApp({ ...world.services, db: other.db, indexes: createIndexes() });
    const there = createCaller(app, world.org, world.clock);
    const seenThere = async () =>
      pickerOf((await there('rep', world.ids.open).open('deal')).data)
        .options.filter(({ disabled }) => disabled === undefined)
        .map(({ label }) => label);
    await saveRule(admin(), sameRegion());
    await decideBy(admin(), 'rules');
    expect(await seenThere()).toEqual(['Northwind']);
    await saveRule(admin(), draftRule('Kestrel too', { secondPartner: all('s', line('region', 'blank')) }));
    expect(await seenThere()).toEqual(['Northwind', 'Kestrel', 'Ostrava']);
    other.close();
  });
});

describe('a dry run', () => {
  it('writes nothing', async () => {
    const before = world.org.requests.entries.length;
    const audit = await world.db.$client.execute('select count(*) as n from audit');
    await preview(admin(), 'rule.tryOut', sameRegion());
    await preview(admin(), 'rule.tryOut', { ...sameRegion(), name: 'Other' });
    expect(world.org.requests.entries.length).toBe(before);
    for (const table of ['rule', 'second_partner_setting', 'record_write']) {
      const { rows } = await world.db.$client.execute(`select count(*) as n from ${table}`);
      expect(Number(rows[0]?.n)).toBe(0);
    }
    expect((await world.db.$client.execute('select count(*) as n from audit')).rows).toEqual(audit.rows);
  });

  it('is what is then done, or nothing is: somebody else’s change in between is refused', async () => {
    const { carry } = await preview(admin(), 'rule.tryOut', sameRegion());
    await setRegion(world.ids.kestrel, 'EMEA');
    await world.settle();
    const late = await admin().act('rule', 'rule.save', { ...sameRegion(), revision: 0, ...carry });
    expect([late.status, late.problem?.code]).toEqual([409, 'change_outdated']);
    const { data } = await admin().call<{ rules: unknown[] }>('rule.list', undefined);
    expect(data.rules).toEqual([]);
  });

  it('says what deals are worth that would no longer fit, by currency', async () => {
    await saveRule(admin(), draftRule('Blank regions', { secondPartner: all('s', line('region', 'blank')) }));
    const seen = await preview(admin(), 'programme.tryOut', {
      ...{ vendor: 'Vendor', partner: 'Reseller', secondPartner: 'Distributor', label: null },
      ...{ mandatory: false, source: 'rules', cardinality: 'many' },
    });
    // "Access points" has Northwind, whose region is not blank; "Firewalls" has Ostrava, which would fit.
    expect(countsOf(seen)).toMatchObject({ broken: 1, mended: 1, 'at-stake:USD': 100_000 });
  });
});

describe('what is wrong with a rule is said at its field, and nothing is saved', () => {
  const deep = (levels: number) => {
    let tree: object = line('region', 'any_of', 'EMEA');
    for (let level = 0; level < levels; level += 1) tree = { id: `g${level}`, join: 'and', items: [tree] };
    return tree;
  };
  const many = (count: number) => all('p', ...Array.from({ length: count }, () => line('region', 'any_of', 'EMEA')));
  it.each<[string, object, string, RegExp]>([
    ['nothing said', { same: [] }, 'partner', /condition/],
    ['an unknown field', { partner: all('p', line('colour', 'any_of', 'red')) }, 'partner', /“colour”/],
    ['free text', { partner: all('p', line('salesforce.Website', 'any_of', 'x')) }, 'partner', /Website/],
    ['an unknown value', { partner: all('p', line('region', 'any_of', 'Mars')) }, 'partner', /“Mars”/],
    ['an operator of other fields', { partner: all('p', line('region', 'includes_all', 'EMEA')) }, 'partner', /Region/],
    ['no values', { partner: all('p', line('region', 'any_of')) }, 'partner', /value/],
    ['an empty group', { partner: all('p', all('inner')) }, 'partner', /group/],
    ['a group too deep', { partner: deep(100) }, 'partner', /5/],
    ['1,000 conditions', { partner: many(1_000) }, 'partner', /200/],
    ['a stranger by name', { partner: all('p', line('name', 'any_of', 'nobody')) }, 'partner', /./],
  ])('%s', async (_, wrong, field, words) => {
    const draft: Input = { ...sameRegion(), ...(wrong as Input) };
    const { errors } = await preview(admin(), 'rule.tryOut', draft);
    expect(errors?.[field]).toMatch(words);
    const saved = await admin().act('rule', 'rule.save', { ...draft, revision: 0, digest: 'any' });
    expect([saved.status, saved.problem?.code, saved.problem?.field]).toEqual([422, 'rule_faulty', field]);
    expect((await admin().call<{ rules: unknown[] }>('rule.list', undefined)).data.rules).toEqual([]);
  });

  it('a rule without a name is tried, and not saved (row 73)', async () => {
    const draft = { ...sameRegion(), name: null };
    const { errors, carry } = await preview(admin(), 'rule.tryOut', draft);
    expect(errors).toBeUndefined();
    const saved = await admin().act('rule', 'rule.save', { ...draft, revision: 0, ...carry });
    expect([saved.status, saved.problem?.field]).toEqual([422, 'name']);
    expect(saved.problem?.text).toBe('Type a name for the rule. Nothing was saved.');
  });

  it('10,000 conditions are more than a request may carry', async () => {
    const { status, problem } = await admin().call('rule.tryOut', { ...sameRegion(), partner: many(10_000) });
    expect([status, problem?.text]).toEqual([413, 'The request is larger than 256 kB and was not read.']);
  });

  it('as many names as a rule may ask for are looked up', async () => {
    const names = Array.from({ length: 500 }, (_, at) => `o${at}`);
    const asking = all('p', ...Array.from({ length: 60 }, () => line('name', 'any_of', ...names)));
    const { errors } = await preview(admin(), 'rule.tryOut', { ...sameRegion(), partner: asking });
    expect(errors?.partner).toMatch(/does not offer “o0”/);
  });

  it('a rep may not look into what concerns all partners', async () => {
    for (const proposal of [
      { kind: 'source', source: 'rules' },
      { kind: 'rule', ...sameRegion() },
    ]) {
      const asked = await rep().call('impact.deals', { proposal });
      expect([asked.status, asked.problem?.code]).toEqual([403, 'not_permitted']);
    }
  });

  it('a tree that is deeper than any stack is refused as bad input', async () => {
    const levels = 5_000;
    const open = '{"id":"g","join":"and","items":['.repeat(levels);
    const tree = `${open}${']}'.repeat(levels)}`;
    const draft = JSON.stringify({ ...sameRegion(), partner: null }).replace('"partner":null', `"partner":${tree}`);
    const { status, problem } = await admin().call('rule.tryOut', draft);
    expect([status, problem?.code, problem?.field]).toEqual([400, 'input_invalid', 'partner']);
    const asked = `{"call":"rule.tryOut","host":{"vocabulary":3,"locale":"en"},"input":${draft}}`;
    const screen = await admin().call('screen.ask', asked);
    expect(screen.status).toBe(400);
  });

  it('a name that is taken, whatever its case (row 73)', async () => {
    await saveRule(admin(), sameRegion());
    const { errors } = await preview(admin(), 'rule.tryOut', { ...sameRegion(), name: ' SAME region ' });
    expect(errors?.name).toBe('Another rule is called “Same region” already. Choose another name.');
  });

  it('an organization of another vendor is not there', async () => {
    const { rows } = await world.db.$client.execute("select id from organization where name = 'Northwind'");
    await world.db.$client.execute({
      sql: "insert into organization (tenant_id, id, name, name_key, account_type, standing, field_values) values ('vendor-2', 'foreign', 'Foreign', 'foreign', 'partner_2', 'active', '{}')",
      args: [],
    });
    const asking = (id: unknown) =>
      draftRule('By name', { secondPartner: all('s', line('name', 'any_of', String(id))) });
    expect((await preview(admin(), 'rule.tryOut', asking(rows[0]?.id))).errors).toBeUndefined();
    expect((await preview(admin(), 'rule.tryOut', asking('foreign'))).errors?.secondPartner).toBeDefined();
  });

  it('two admins who save one rule at once: the second is told', async () => {
    await saveRule(admin(), sameRegion());
    const { rules } = (await admin().call<{ rules: { id: string }[] }>('rule.list', undefined)).data;
    const draft: Input = { ...sameRegion(), id: rules[0]?.id ?? null, name: 'Renamed' };
    expect((await saveRule(admin(), draft, 1)).status).toBe(200);
    const second = await saveRule(admin(), { ...draft, name: 'Renamed otherwise' }, 1);
    expect([second.status, second.problem?.code]).toEqual([409, 'rule_changed']);
  });

  it('a value that was renamed in the CRM while a draft was open is named; rules that ask for it are listed and mended', async () => {
    const draft = draftRule('Only EMEA', { partner: all('p', line('region', 'any_of', 'EMEA')) });
    await saveRule(admin(), draft);
    world.org.admin.addPicklistValue('Account', 'Tierline_Region__c', 'Europe');
    world.org.admin.addPicklistValue('Account', 'Tierline_Region__c', 'EMEA', { active: false });
    await admin().act('rules', 'field.read', {});
    const { errors } = await preview(admin(), 'rule.tryOut', { ...draft, name: 'Again' });
    expect(errors?.partner).toMatch(/“EMEA”/);
    const { data } = await admin().open('rules');
    const lost = listOf(data, 'table').find(({ id }) => id === 'lost-values');
    expect(lost?.rows.map(({ cells }) => cells.rules?.value)).toEqual([{ type: 'text', text: 'Only EMEA' }]);
    const replaced = await saveSeen(admin(), 'rules', ['rule.tryReplaceValue', 'rule.replaceValue'], {
      ...{ field: 'region', from: 'EMEA', to: 'Europe' },
    });
    expect(replaced.status).toBe(200);
    const after = listOf((await admin().open('rules')).data, 'table').map(({ id }) => id);
    expect(after).toEqual(['rules']);
  });
});
