import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exchangeCode } from '@tierline/crm/hubspot/exchange-code';
import { createHubSpotCrm } from '@tierline/crm/hubspot/hubspot-crm';
import { installHubSpot } from '@tierline/crm/hubspot/install/install-hubspot';
import { createHubSpotSession } from '@tierline/crm/hubspot/session';
import { DEFAULT_SALESFORCE_FIELDS } from '@tierline/crm/salesforce/fields';
import { createSalesforceCrm } from '@tierline/crm/salesforce/salesforce-crm';
import { TIERLINE_APP } from '@tierline/crm/testing/hubspot-consent';
import { createTokensInMemory } from '@tierline/crm/testing/tokens-in-memory';
import { findConnection, saveConnection } from '@tierline/db/connection';
import { migrate } from '@tierline/db/migrate';
import { openDatabase } from '@tierline/db/open-database';
import { countUnsettledRecordWrites } from '@tierline/db/record-write';
import type { Scope } from '@tierline/db/scope';
import { getSyncScope, saveSyncScope } from '@tierline/db/sync-scope';
import { createTenant } from '@tierline/db/tenant';
import type { Crm, CrmKind } from '@tierline/domain/crm';
import { readChanges } from '@tierline/sync/read-changes';
import { fieldsOf, loadTerms } from '@tierline/sync/terms';
import { deliverDue, type WorkerContext } from '@tierline/sync/worker';
import type { CrmAccess } from './crm-side.ts';
import type { EngineCommands } from './engine-commands.ts';
import type { MovingClock } from './moving-clock.ts';

const LINKS = `insert into record_link (tenant_id, crm, object, crm_id, id)
select ?, ?, 'organization', value ->> ?, value ->> '$[2]' from json_each(?)`;

/** Tierline's worker with an empty database in a folder of its own, and the adapters with which it works. */
export async function createEngine(clock: MovingClock): Promise<EngineCommands & { close(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'tierline-bench-'));
  const { db, close } = openDatabase({ url: `file:${join(folder, 'bench.db')}` });
  await migrate(db);
  const now = () => clock.now().toISOString();
  const scope: Scope = { db, tenantId: 'vendor-1' };
  await createTenant(db, { id: scope.tenantId, name: 'Acme Networks', createdAt: now() });
  const adapters = new Map<CrmKind, Crm>();
  let singly = false;
  const crms = {
    async get(_: string, kind: CrmKind) {
      const crm = adapters.get(kind);
      if (!crm) throw new Error(`${kind} is not connected`);
      return singly ? writingSingly(crm) : crm;
    },
  };
  const worker: WorkerContext = {
    ...{ db, crms, now },
    report: (fault) => {
      throw fault;
    },
  };

  async function connect(access: CrmAccess): Promise<void> {
    const { crm, orgId, config } = access.kind === 'salesforce' ? toSalesforce(access) : await toHubSpot(access);
    adapters.set(access.kind, crm);
    await saveConnection(scope, { crm: access.kind, orgId, config, publicKey: null, createdAt: now() });
  }

  const toSalesforce = ({ url, orgId, ...access }: CrmAccess & { kind: 'salesforce' }) => ({
    orgId,
    config: {},
    crm: createSalesforceCrm({
      ...access,
      ...{ loginUrl: url, fields: DEFAULT_SALESFORCE_FIELDS, currency: 'USD', clock: clock.now },
      limiter: (call) => call(),
      deadline,
    }),
  });

  async function toHubSpot({ url, portalId, code }: CrmAccess & { kind: 'hubspot' }) {
    const { clientId, clientSecret, redirectUris } = TIERLINE_APP;
    const app = { baseUrl: url, clientId, clientSecret, clock: clock.now, deadline };
    const { refreshToken } = await exchangeCode({ ...app, code, redirectUri: redirectUris[0] ?? '' });
    const session = createHubSpotSession({ ...app, tokens: createTokensInMemory(refreshToken) });
    const parts = { baseUrl: url, session, deadline, limiter: <T>(_: unknown, call: () => Promise<T>) => call() };
    const { labels } = await installHubSpot(parts);
    return {
      orgId: String(portalId),
      config: { labels },
      crm: createHubSpotCrm({ ...parts, labels, clock: clock.now }),
    };
  }

  return {
    async connect(accesses, creates) {
      for (const access of accesses) await connect(access);
      const { settings, revision } = await getSyncScope(scope);
      const may = { salesforce: creates.includes('salesforce'), hubspot: creates.includes('hubspot') };
      await saveSyncScope(scope, { ...settings, creates: may }, revision);
    },
    async link(pairs) {
      const rows = JSON.stringify(pairs.map((pair) => [...pair, crypto.randomUUID()]));
      for (const [at, kind] of (['salesforce', 'hubspot'] as const).entries()) {
        await db.$client.execute({ sql: LINKS, args: [scope.tenantId, kind, `$[${at}]`, rows] });
      }
    },
    async read(kind) {
      if (!(await readChanges(worker, scope.tenantId, kind))) throw new Error('somebody else reads');
      const failed = await findConnection(scope, kind);
      if (failed?.failureCode) throw new Error(`${kind} could not be read: ${failed.failureText}`);
    },
    async deliver(each) {
      singly = each;
      while ((await deliverDue(worker)) > 0);
    },
    async leafThrough(kind) {
      const fields = fieldsOf(await loadTerms(scope), kind, 'organization');
      const crm = await crms.get(scope.tenantId, kind);
      for await (const { records } of crm.list('organization', { since: null, fields })) void records;
    },
    countOpen: () => countUnsettledRecordWrites(scope),
    async countOrganizations() {
      const { rows } = await db.$client.execute('select count(*) as n from organization');
      return Number(rows[0]?.n);
    },
    close() {
      close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A fake that has a hundred thousand records takes its time over some calls. */
const deadline = () => AbortSignal.timeout(120_000);

const writingSingly = (crm: Crm): Crm => ({
  ...crm,
  async writeMany(object, writes) {
    const results = [];
    for (const write of writes) results.push(...(await crm.writeMany(object, [write])));
    return results;
  },
});
