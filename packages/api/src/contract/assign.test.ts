import { setImmediate } from 'node:timers/promises';
import { openDatabase } from '@tierline/db/open-database';
import { listPendingContracts } from '@tierline/db/record-write';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { all, countsOf, line, preview, saveSeen } from '../testing/rules.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld({ patient: true });
});
afterEach(() => world.close());

const admin = () => world.as('admin');
const execute = (sql: string, args: string[] = []) => world.db.$client.execute({ sql, args });
const idOf = async (name: string) =>
  String((await execute('select id from organization where name = ?', [name])).rows[0]?.id);
const assignment = async (how: 'add' | 'remove' | 'replace', names: string[], partners = all('p')) => ({
  ...{ partners, how, secondPartners: await Promise.all(names.map(idOf)) },
});
const assign = (input: object) => saveSeen(admin(), 'assignment', ['contract.tryAssignment', 'contract.assign'], input);
const tried = async (input: object) => countsOf(await preview(admin(), 'contract.tryAssignment', input));

/** Partners of a region of their own, as the org would show them; each has Kestrel. */
async function seedPartners(count: number) {
  const kestrel = await idOf('Kestrel');
  const numbers = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})`;
  await execute(
    `insert into organization (tenant_id, id, name, name_key, account_type, standing, field_values)
      ${numbers} select ?, 'many-' || i, 'Many ' || i, 'many ' || i, 'partner', 'active', '{"region":["APAC"]}' from n`,
    [world.tenantId],
  );
  await execute(
    `insert into record_link (tenant_id, crm, object, crm_id, id, modified_at, seen, name_key)
      ${numbers} select ?, 'salesforce', 'organization', 'crm-' || i, 'many-' || i, '2026-11-23T10:00:00.000Z',
        '{"contractNames":["Kestrel"],"accountType":"partner","standing":"active"}', 'many ' || i from n`,
    [world.tenantId],
  );
  await execute(
    `insert into contract (tenant_id, partner_id, name_key, name, second_partner_id, position, started_at)
      ${numbers} select ?, 'many-' || i, 'kestrel', 'Kestrel', ?, 0, '2026-11-23T10:00:00.000Z' from n`,
    [world.tenantId, kestrel],
  );
}

describe('an assignment for many at once (rows 59, 69)', () => {
  it('adds to what is on its way, and does not undo it', async () => {
    await seedPartners(3);
    const apac = all('p', line('region', 'any_of', 'APAC'));
    await assign(await assignment('add', ['Ostrava'], apac));
    await assign(await assignment('add', ['Northwind'], apac));
    const scope = { db: world.db, tenantId: world.tenantId };
    const [kestrel, northwind, ostrava] = [await idOf('Kestrel'), await idOf('Northwind'), await idOf('Ostrava')];
    expect(await listPendingContracts(scope, ['many-1', 'many-3'])).toEqual(
      new Map(['many-1', 'many-3'].map((id) => [id, [kestrel, ostrava, northwind]])),
    );
    await assign(await assignment('remove', ['Northwind'], apac));
    expect((await listPendingContracts(scope, ['many-2'])).get('many-2')).toEqual([kestrel, ostrava]);
    // All that is asked for once more is on its way already.
    expect(await tried(await assignment('add', ['Ostrava'], apac))).toEqual({});
  });

  it('of almost as many as may be leaves others time to save meanwhile', async () => {
    await seedPartners(9_900);
    const input = await assignment('add', ['Ostrava'], all('p', line('region', 'any_of', 'APAC')));
    expect(await tried(input)).toMatchObject({ gained: 9_900 });
    // Another server, whose writes wait for five seconds at most.
    const other = openDatabase({ url: world.url });
    let assigned = false;
    const assigning = assign(input).finally(() => {
      assigned = true;
    });
    let saved = 0;
    while (!assigned) {
      await other.db.$client.execute({
        sql: 'update tenant set name = ? where id = ?',
        args: [`Acme ${saved}`, world.tenantId],
      });
      saved += 1;
      await setImmediate();
    }
    other.close();
    const { data } = await assigning;
    const [, goto] = data.effects;
    const batch = goto?.do === 'goto' ? goto.params.batch : '';
    expect(saved).toBeGreaterThan(0);
    expect((await admin().call('contract.batch', { batch })).data).toMatchObject({ waiting: 9_900 });
  }, 60_000);
});
