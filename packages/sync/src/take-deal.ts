import { appendAttribution } from '@tierline/db/attribution';
import { type DealRow, findDeal, saveDeal } from '@tierline/db/deal';
import { findOrganization } from '@tierline/db/organization';
import { findPending, findReplaced, findSettledAt, type OutboxRow, settleOutbox } from '@tierline/db/outbox';
import { createLink, findLink, stampLink } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import type { AttributionRole, AttributionSource } from '@tierline/domain/attribution';
import type { CrmDeal, CrmKind, Known } from '@tierline/domain/crm';
import { isNewer } from '@tierline/domain/observation-order';
import { observeSecondPartner } from '@tierline/domain/second-partner';
import { toCustomerId, toOrganizationId } from './references.ts';
import type { Reading } from './take-organization.ts';

/**
 * Takes over a deal or lead as it was read: fields, the ledger's entries for whoever joined or left the chain, and what
 * the reading says about a pending write. Fields that are absent keep their value. Call it in a write transaction.
 */
export async function takeDeal(
  scope: Scope,
  crm: CrmKind,
  kind: 'deal' | 'lead',
  { record, readAt }: Reading<Known<CrmDeal>>,
  now: string,
): Promise<void> {
  const link = await findLink(scope, crm, kind, record.id);
  if (link) {
    const settledAt = await findSettledAt(scope, link.id);
    const seen = { modifiedAt: link.modifiedAt, settledAt };
    if (!isNewer({ modifiedAt: record.modifiedAt, readAt }, seen)) return;
  } else if (record.name === undefined || record.deleted) return;

  const { id } = link ?? (await createLink(scope, crm, kind, record.id));
  const before = await findDeal(scope, id);
  const after = await mergeDeal(scope, crm, before ?? emptyDeal(scope, id, kind), record);
  const at = record.modifiedAt;
  const byName = record.modifiedBy ?? null;
  const source: AttributionSource = before ? 'native' : 'first_read';

  if (after.partnerId !== (before?.partnerId ?? null)) {
    await enter(scope, id, 'partner', after.partnerId, { at, byName, source, outboxId: null });
  }
  if (record.secondPartnerId !== undefined) {
    const value = after.secondPartnerId;
    const change = await settle(scope, id, before, value, { at, byName, source }, now);
    if (change) await enter(scope, id, 'second_partner', value, change);
  }

  if (!before || JSON.stringify(after) !== JSON.stringify(before)) await saveDeal(scope, after);
  if (link?.modifiedAt !== record.modifiedAt) await stampLink(scope, crm, kind, id, record.modifiedAt);
}

interface Change {
  at: string;
  byName: string | null;
  source: AttributionSource;
  outboxId: string | null;
}

/**
 * Settles the pending write by what the CRM shows. Answers with whose change it is that the ledger does not have yet; a
 * value that a write waits to replace may be one that an earlier delivery, without an answer, had left behind.
 */
async function settle(
  scope: Scope,
  dealId: string,
  before: DealRow | null,
  seenId: string | null,
  seen: Omit<Change, 'outboxId'>,
  now: string,
): Promise<Change | null> {
  const acceptedId = before?.secondPartnerId ?? null;
  const pending = before ? await findPending(scope, dealId) : null;
  const observation = observeSecondPartner({ acceptedId, pending: pending && toPendingWrite(pending) }, seenId);
  if (pending && observation.kind === 'accepted') {
    await settleOutbox(scope, pending.id, { state: 'accepted', at: now });
  }
  if (pending && observation.kind === 'native') {
    await settleOutbox(scope, pending.id, { state: 'refused', at: now, code: 'overtaken' });
  }
  if (seenId === acceptedId) return null;
  const wish =
    observation.kind === 'accepted'
      ? pending
      : observation.kind === 'earlier'
        ? await findReplaced(scope, dealId, seenId)
        : null;
  return wish
    ? { at: seen.at, byName: wish.requestedBy, source: 'tierline', outboxId: wish.id }
    : { ...seen, outboxId: null };
}

export const toPendingWrite = (row: OutboxRow) => ({
  desiredId: row.desiredId,
  replaces: row.replaces,
  attempted: row.attempts > 0,
});

const emptyDeal = (scope: Scope, id: string, kind: 'deal' | 'lead'): DealRow => ({
  tenantId: scope.tenantId,
  id,
  kind,
  name: '',
  stage: null,
  open: true,
  deleted: false,
  amountMinor: null,
  currency: null,
  ownerName: null,
  customerId: null,
  customerName: null,
  partnerId: null,
  secondPartnerId: null,
  convertedToId: null,
});

/** The row with everything that the record tells; what it does not tell stays. */
async function mergeDeal(scope: Scope, crm: CrmKind, row: DealRow, record: Known<CrmDeal>): Promise<DealRow> {
  const { name, stage, open, deleted, amount, ownerName, customerName, customerId, convertedToId } = record;
  const { partnerId, partnerName = null, secondPartnerId, secondPartnerName = null } = record;
  const merged = { ...row };
  if (name !== undefined) merged.name = name;
  if (stage !== undefined) merged.stage = stage;
  if (open !== undefined) merged.open = open;
  if (deleted !== undefined) merged.deleted = deleted;
  if (amount !== undefined) {
    merged.amountMinor = amount?.minor ?? null;
    merged.currency = amount?.currency ?? null;
  }
  if (ownerName !== undefined) merged.ownerName = ownerName;
  if (customerName !== undefined) merged.customerName = customerName;
  if (customerId !== undefined) merged.customerId = await toCustomerId(scope, crm, customerId, customerName ?? null);
  if (partnerId !== undefined) merged.partnerId = await toOrganizationId(scope, crm, partnerId, partnerName);
  if (secondPartnerId !== undefined) {
    merged.secondPartnerId = await toOrganizationId(scope, crm, secondPartnerId, secondPartnerName);
  }
  if (convertedToId !== undefined) {
    const deal = convertedToId === null ? null : await findLink(scope, crm, 'deal', convertedToId);
    merged.convertedToId = deal?.id ?? null;
  }
  return merged;
}

async function enter(
  scope: Scope,
  dealId: string,
  role: AttributionRole,
  organizationId: string | null,
  entry: Change,
): Promise<void> {
  const organization = organizationId === null ? null : await findOrganization(scope, organizationId);
  await appendAttribution(scope, dealId, {
    role,
    organizationId,
    organizationName: organization?.name ?? null,
    ...entry,
  });
}
