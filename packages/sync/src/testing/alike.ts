import { transact } from '@tierline/db/open-database';
import { listUnsettledRecordWrites, type RecordWriteRow } from '@tierline/db/record-write';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import { vi } from 'vitest';
import { requestWrites } from '../request-write.ts';
import { type BothCrms, type BothCrmsOptions, createBothCrms } from './both-crms.ts';

// Each history is some ten rounds over both CRMs, and so are the runs that check what came of it.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** A reseller under contract with one of two distributors, and a person who works there: the same in both CRMs. */
export interface Alike extends BothCrms {
  /** Ours. */
  ids: Readonly<Record<'brightline' | 'kestrel' | 'northwind' | 'ann', string>>;
  /** A person sets fields of a record, by our keys; `''` blanks one. */
  edit(crm: CrmKind, object: SyncedObject, id: string, fields: Readonly<Record<string, string>>): Promise<void>;
  /** A person decides in Tierline what a field is to hold. */
  decide(object: SyncedObject, id: string, target: string, desired: readonly string[]): Promise<void>;
  /** What a field holds here, in Salesforce and in HubSpot. */
  everywhere(object: SyncedObject, id: string, key: string): Promise<[string, string, string]>;
  /** What is on its way, or was refused and nobody has put aside. */
  unsettled(): Promise<RecordWriteRow[]>;
}

/** Created by Tierline in HubSpot, after they were read in Salesforce; all is quiet. */
export async function createAlike(options: BothCrmsOptions = {}): Promise<Alike> {
  const world = await createBothCrms(options);
  const { db, scope, tenantId, now, adapters, hands } = world;
  const there = hands.salesforce;
  const distributor = { inSync: true, accountType: 'Distributor', status: 'Active Distributor' } as const;
  const kestrel = await there.seedOrganization({ name: 'Kestrel', ...distributor });
  const northwind = await there.seedOrganization({ name: 'Northwind', ...distributor });
  const brightline = await there.seedOrganization({
    ...{ name: 'Brightline', inSync: true, accountType: 'Partner', status: 'Active Partner' },
    ...{ contractNames: ['Kestrel'], preferredId: kestrel, region: 'EMEA' },
  });
  const person = { firstName: 'Ann', lastName: 'Lee', email: 'ann@example.com' };
  const ann = await there.seedContact({ ...person, organizationId: brightline });
  await world.quiet();
  const ids = {
    kestrel: await world.idOf('salesforce', 'organization', kestrel),
    northwind: await world.idOf('salesforce', 'organization', northwind),
    brightline: await world.idOf('salesforce', 'organization', brightline),
    ann: await world.idOf('salesforce', 'contact', ann),
  };
  return {
    ...world,
    ids,
    async edit(crm, object, id, fields) {
      const names = adapters[crm]?.standardFields(object) ?? {};
      const raw = Object.entries(fields).map(([key, value]) => [names[key] ?? key, value === '' ? [] : [value]]);
      await hands[crm].fill(object, await world.crmIdOf(crm, object, id), Object.fromEntries(raw));
    },
    async decide(object, recordId, target, desired) {
      const batch = { object, target, batchId: `decision ${target}`, requestedBy: 'Robin Rep' };
      const wish = { recordId, crms: ['salesforce', 'hubspot'] as const, desired };
      await transact(db, (tx) => requestWrites({ db: tx, tenantId }, batch, [wish], now()));
    },
    async everywhere(object, id, key) {
      const row = object === 'organization' ? await world.organization(id) : await world.contact(id);
      const own: Record<string, unknown> = { ...row };
      const here = own[key] ?? row?.values[key]?.join(';') ?? '';
      return [
        String(here),
        await world.held('salesforce', object, id, key),
        await world.held('hubspot', object, id, key),
      ];
    },
    unsettled: async () => (await listUnsettledRecordWrites(scope, 10_000)).map(({ write }) => write),
  };
}
