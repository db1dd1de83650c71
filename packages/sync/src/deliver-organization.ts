import { transact } from '@tierline/db/open-database';
import {
  dismissOlderRefusals,
  leaseOrganizationWrite,
  listLeftThere,
  type OrganizationWriteRow,
  postponeOrganizationWrite,
  renewOrganizationWrite,
  settleOrganizationWrite,
} from '@tierline/db/organization-write';
import { findCrmId } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import { getProgramme } from '@tierline/db/tenant';
import type { AccountType } from '@tierline/domain/account-type';
import { CrmFailure, type CrmOrganization, type OrganizationWrite } from '@tierline/domain/crm';
import { resolveNames, toNameThere } from './contract-names.ts';
import { type Delivery, type DeliveryContext, deliverFrom, type Queue } from './delivery.ts';
import { toHeld } from './held-there.ts';
import { isSame, observeWrite } from './observe-write.ts';
import { toPlaceWrite } from './programme-place.ts';
import { relayWrite } from './relay-write.ts';
import { takeOrganization } from './take-organization.ts';

const WRITES: Queue<OrganizationWriteRow> = {
  lease: leaseOrganizationWrite,
  renew: renewOrganizationWrite,
  settle: settleOrganizationWrite,
  postpone: postponeOrganizationWrite,
};

/**
 * Delivers one write to a company record. It reads first, for nobody has just seen the record: what the CRM has already
 * is accepted, and what somebody put there since the write was decided is left alone.
 */
export const deliverOrganization = (context: DeliveryContext, tenantId: string, id: string): Promise<void> =>
  deliverFrom(WRITES, context, tenantId, id, (delivery) => send(context, delivery));

async function send(context: DeliveryContext, delivery: Delivery<OrganizationWriteRow>): Promise<void> {
  const { now } = context;
  const { entry, scope, crm } = delivery;
  const crmId = await findCrmId(scope, entry.crm, 'organization', entry.organizationId);
  if (crmId === null) return delivery.awaitCounterpart();
  const readAt = now();
  const record = await crm.find('organization', crmId);
  if (!record) throw new CrmFailure('not_found', 'the record is no longer there');
  const seen = await take(context, delivery, record, readAt);
  if (seen !== 'waiting') return;
  const write = await toWrite(scope, entry, record);
  if (write === 'no_counterpart') return delivery.awaitCounterpart();
  // The reads may have taken so long that somebody else delivers or replaced it.
  if (!(await delivery.renew())) return;
  const writtenAt = now();
  const written = await crm.writeOrganization(crmId, write);
  await take(context, delivery, written, writtenAt, 'changed_back');
}

/** Takes the record over, and settles the write by what it shows, unless it still waits. */
function take(
  { db, now }: DeliveryContext,
  { entry, scope: { tenantId } }: Delivery<OrganizationWriteRow>,
  record: CrmOrganization,
  readAt: string,
  /** Why the write is refused when the record does not hold what it was to. */
  afterWrite?: string,
): Promise<'accepted' | 'waiting' | 'overtaken'> {
  return transact(db, async (tx) => {
    const scope = { db: tx, tenantId };
    const { accountTypes } = await getProgramme(scope);
    const at = now();
    await takeOrganization(scope, entry.crm, accountTypes, { record, readAt }, at);
    const held = await toHeld(scope, entry.crm, entry.organizationId, entry.target, record);
    if (held === null) throw new CrmFailure('rejected', `the CRM shows Tierline no field ${entry.target}`);
    const seen = observeWrite(entry, await listLeftThere(scope, entry), held);
    if (seen === 'accepted') {
      const settled = await settleOrganizationWrite(scope, entry.id, { state: 'accepted', at });
      if (settled) {
        await dismissOlderRefusals(scope, entry, at);
        await relayWrite(scope, entry, at);
      }
    } else if (afterWrite !== undefined || seen === 'overtaken') {
      await settleOrganizationWrite(scope, entry.id, { state: 'refused', at, code: afterWrite ?? 'overtaken' });
    }
    return seen;
  });
}

async function toWrite(
  scope: Scope,
  { crm, organizationId, target, desired }: OrganizationWriteRow,
  record: CrmOrganization,
): Promise<OrganizationWrite | 'no_counterpart'> {
  if (target === 'contracts') {
    return { contractNames: await toNames(scope, crm, organizationId, desired, record.contractNames) };
  }
  if (target === 'account_type') {
    const { accountTypes } = await getProgramme(scope);
    return { accountType: toPlaceWrite(record, desired[0] as AccountType, accountTypes) };
  }
  if (target !== 'preferred') return { values: { [target]: desired } };
  const [id] = desired;
  const preferredId = id === undefined ? null : await findCrmId(scope, crm, 'organization', id);
  return id !== undefined && preferredId === null ? 'no_counterpart' : { preferredId };
}

/**
 * The names for the contract field: those that are there stay as they are spelled, in their order, and so do those that
 * lead to nobody, for whoever put them there may yet create the company.
 */
async function toNames(
  scope: Scope,
  crm: OrganizationWriteRow['crm'],
  partnerId: string,
  desired: readonly string[],
  listed: readonly string[],
): Promise<string[]> {
  const there = await resolveNames(scope, crm, partnerId, listed);
  const kept = there.filter(({ secondPartnerId }) => secondPartnerId === null || desired.includes(secondPartnerId));
  const names = kept.map(({ name }) => name);
  for (const id of desired) {
    if (kept.some(({ secondPartnerId }) => secondPartnerId === id)) continue;
    const name = await toNameThere(scope, crm, id);
    const [resolved] = name === null ? [] : await resolveNames(scope, crm, partnerId, [name]);
    if (name === null || !resolved || !isSame([id], [resolved.secondPartnerId ?? ''])) {
      throw new CrmFailure('ambiguous', `“${name ?? id}” does not lead to one company alone`);
    }
    names.push(name);
  }
  return names;
}
