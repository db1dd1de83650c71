import type { Database } from '@tierline/db/open-database';
import { saveRule } from '@tierline/db/rule';
import { saveSetting } from '@tierline/db/second-partner-setting';
import { toNameKey } from '@tierline/domain/organization';
import { DEFAULT_SETTING } from '@tierline/domain/second-partner-setting';
import type { BigTenant } from './big-tenant.ts';

const ROWS = 5000;

const ORGANIZATIONS = `insert into organization (tenant_id, id, name, name_key, account_type, standing, status, field_values)
select ?, value ->> 'id', value ->> 'name', value ->> 'nameKey', value ->> 'accountType', value ->> 'standing', 'Active', value -> 'values'
from json_each(?)`;
const DEALS = `insert into deal (tenant_id, id, kind, name, open, deleted, amount_minor, currency, partner_id, second_partner_id)
select ?, value ->> 'id', 'deal', 'Deal', true, false, value ->> '$.amount.minor', value ->> '$.amount.currency', value ->> 'partnerId', value ->> 'secondPartnerId'
from json_each(?)`;

/** Puts a programme into the database with nobody asked, as no CRM could send it within a minute. Rules decide in it. */
export async function fillTenant(
  { db, tenantId }: { db: Database; tenantId: string },
  { organizations, rules, deals }: BigTenant,
): Promise<void> {
  const scope = { db, tenantId };
  const insert = (sql: string, rows: readonly object[]) =>
    db.$client.execute({ sql, args: [tenantId, JSON.stringify(rows)] });
  for (let from = 0; from < organizations.length; from += ROWS) {
    const page = organizations.slice(from, from + ROWS);
    await insert(
      ORGANIZATIONS,
      page.map((each) => ({ ...each, nameKey: toNameKey(each.name) })),
    );
  }
  let page: object[] = [];
  for (const deal of deals) {
    page.push(deal);
    if (page.length < ROWS) continue;
    await insert(DEALS, page);
    page = [];
  }
  await insert(DEALS, page);
  const saved = { revision: 1, savedAt: '2026-11-23T10:00:00.000Z', savedBy: 'bench', removedAt: null };
  for (const rule of rules)
    await saveRule(scope, { ...rule, same: [...rule.same], nameKey: toNameKey(rule.name), ...saved });
  await saveSetting(scope, { ...DEFAULT_SETTING, source: 'rules', revision: 1 });
}
