import { randomUUID } from 'node:crypto';
import {
  endConnectionRead,
  findConnection,
  findWatermark,
  leaseConnection,
  renewConnectionLease,
  saveWatermark,
} from '@tierline/db/connection';
import { type Transaction, transact } from '@tierline/db/open-database';
import type { Scope } from '@tierline/db/scope';
import { getProgramme } from '@tierline/db/tenant';
import type { AccountTypes } from '@tierline/domain/account-type';
import { type Crm, CrmFailure, type CrmKind, type CrmObject, type CrmRecords } from '@tierline/domain/crm';
import { addSeconds } from '@tierline/domain/instant';
import type { DeliveryContext } from './delivery.ts';
import { refreshFields } from './read-fields.ts';
import { takeDeal } from './take-deal.ts';
import { takeOrganization } from './take-organization.ts';

/** A record may become visible some time after its stamp: each read looks back over this much again. */
const OVERLAP_SECONDS = 60;
const LEASE_SECONDS = 300;
/** Organizations come first, so that the deals that name them find them. */
const ORDER: readonly CrmObject[] = ['organization', 'deal', 'lead'];

const LEASE_ENDED = 'the read’s lease has ended';

/** One transaction that counts only while the read may go on. */
type Save = (change: (scope: Scope & { db: Transaction }) => Promise<void>) => Promise<void>;

/**
 * Reads from a CRM everything at first, and afterwards what has changed; false while another server does. A failure of
 * the CRM is kept with the connection for the admin to see, and the next call begins where this one stopped.
 */
export async function readChanges(context: DeliveryContext, tenantId: string, kind: CrmKind): Promise<boolean> {
  const { db, crms, now } = context;
  const scope = { db, tenantId };
  const token = randomUUID();
  const started = now();
  const lease = { token, now: started, until: addSeconds(started, LEASE_SECONDS) };
  if (!(await leaseConnection(scope, kind, lease))) return false;
  // Whoever disconnects, links or deletes does not wait for a read, which may take minutes: it ends with its lease.
  const save: Save = (change) =>
    transact(db, async (tx) => {
      const inside = { db: tx, tenantId };
      const until = addSeconds(now(), LEASE_SECONDS);
      if (!(await renewConnectionLease(inside, kind, { token, until })))
        throw new CrmFailure('unavailable', LEASE_ENDED);
      await change(inside);
    });
  try {
    const crm = await crms.get(tenantId, kind);
    const { accountTypes } = await getProgramme(scope);
    // The watermark is the CRM's time before anything was read, so that a change made meanwhile is read next time.
    const watermark = await crm.now();
    await refreshFields(scope, crm, save, now);
    const fieldsReadAt = async (inside: Scope) => (await findConnection(inside, kind))?.fieldsReadAt;
    for (const object of ORDER) {
      const known = await fieldsReadAt(scope);
      await readObject(context, scope, crm, object, accountTypes, save);
      await save(async (inside) => {
        // Fields that an admin had read meanwhile are missing in what was read here: it is read once more.
        if (object === 'organization' && (await fieldsReadAt(inside)) !== known) return;
        await saveWatermark(inside, kind, object, watermark);
      });
    }
    await endConnectionRead(scope, kind, token, { ok: true, at: now() });
  } catch (error) {
    const failure = error instanceof CrmFailure ? error : new CrmFailure('unavailable', 'the read stopped on a fault');
    await endConnectionRead(scope, kind, token, { ok: false, at: now(), code: failure.code, text: failure.message });
    if (failure !== error) throw error;
  }
  return true;
}

async function readObject<K extends CrmObject>(
  { now }: DeliveryContext,
  scope: Scope,
  crm: Crm,
  object: K,
  types: AccountTypes,
  save: Save,
): Promise<void> {
  const watermark = await findWatermark(scope, crm.kind, object);
  const since = watermark && addSeconds(watermark, -OVERLAP_SECONDS);
  // A CRM may compute all pages when the first is asked for, so all of them are as old as that.
  const readAt = now();
  for await (const page of crm.list(object, since)) {
    await save(async (inside) => {
      for (const record of page) await take(inside, crm.kind, object, types, record, readAt, now());
    });
  }
}

function take<K extends CrmObject>(
  scope: Scope,
  crm: CrmKind,
  object: K,
  types: AccountTypes,
  record: CrmRecords[CrmObject],
  readAt: string,
  now: string,
): Promise<void> {
  if (object === 'organization') {
    return takeOrganization(scope, crm, types, { record: record as CrmRecords['organization'], readAt }, now);
  }
  return takeDeal(scope, crm, object, { record: record as CrmRecords['deal'], readAt }, now);
}
