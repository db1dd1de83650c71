import { endConnectionRead, leaseConnection, saveConnection } from '@tierline/db/connection';
import { migrate } from '@tierline/db/migrate';
import { createTenant } from '@tierline/db/tenant';
import { type DatabaseMode, databaseModes } from '@tierline/db/testing/database-modes';
import { createIndexes } from '@tierline/sync/indexes';
import { sql } from 'drizzle-orm';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from './app.ts';

const AT = '2026-11-26T10:00:00.000Z';
const UNTIL = '2026-11-26T10:05:00.000Z';

describe.each(databaseModes)('readiness on $mode', ({ open }) => {
  let test: Awaited<ReturnType<DatabaseMode['open']>>;
  let lines: string[];
  beforeEach(async () => {
    test = await open();
    lines = [];
  });
  afterEach(() => test.close());

  async function ask(): Promise<[number, unknown]> {
    const log = pino({}, { write: (line: string) => void lines.push(line) });
    const crms = { get: () => Promise.reject(new Error('no CRM is asked')) };
    const app = createApp({
      db: test.db,
      crms,
      now: () => AT,
      log,
      deliveryWait: 0,
      indexes: createIndexes(),
      hubspot: null,
      orgs: null,
    });
    const response = await app.request('/ready');
    return [response.status, await response.json()];
  }

  async function connect(crm: 'salesforce' | 'hubspot'): Promise<void> {
    const scope = { db: test.db, tenantId: 't' };
    await saveConnection(scope, { crm, orgId: `${crm}-1`, config: {}, publicKey: null, createdAt: AT });
    await leaseConnection(scope, crm, { token: crm, now: AT, until: UNTIL });
  }

  it('comes with the last migration', async () => {
    const unmigrated = 'the database does not answer, or was never migrated';
    expect(await ask()).toEqual([503, { ready: false, reasons: [unmigrated] }]);
    await migrate(test.db);
    expect(await ask()).toEqual([200, { ready: true }]);
    await test.db.run(sql`delete from migration where created_at = (select max(created_at) from migration)`);
    const [status, answer] = await ask();
    expect([status, JSON.stringify(answer)]).toEqual([
      503,
      expect.stringMatching(/1 of \d+ migrations are still to be/),
    ]);
  });

  it('is not lost to a newer release that has migrated the database already', async () => {
    await migrate(test.db);
    await test.db.run(sql`insert into migration (hash, created_at) values ('later', 9000000000000)`);
    expect(await ask()).toEqual([200, { ready: true }]);
  });

  it('waits until every CRM was read once, or is known to fail', async () => {
    await migrate(test.db);
    await createTenant(test.db, { id: 't', name: 'Acme Networks', createdAt: AT });
    await connect('salesforce');
    await connect('hubspot');
    expect(await ask()).toEqual([503, { ready: false, reasons: ['2 CRMs have not been read yet'] }]);

    const scope = { db: test.db, tenantId: 't' };
    await endConnectionRead(scope, 'salesforce', 'salesforce', { ok: true, at: AT });
    expect(await ask()).toEqual([503, { ready: false, reasons: ['a CRM has not been read yet'] }]);

    const text = 'invalid_grant';
    await endConnectionRead(scope, 'hubspot', 'hubspot', { ok: false, at: AT, code: 'not_authorized', text });
    expect(await ask()).toEqual([200, { ready: true }]);
  });

  it('tells the log alone what is the matter with the database', async () => {
    await test.db.$client.close();
    const [status, answer] = await ask();
    expect(status).toBe(503);
    expect(JSON.stringify(answer)).not.toMatch(/sql|closed/i);
    expect(lines.join()).toContain('the database does not answer');
  });
});
