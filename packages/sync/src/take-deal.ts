import { appendAttribution, findDecidedAt } from '@tierline/db/attribution';
import { type DealRow, findDeal, saveDeal } from '@tierline/db/deal';
import { findOrganization } from '@tierline/db/organization';
import { findPending, findReplaced, findSettledAt, type OutboxRow, settleOutbox } from '@tierline/db/outbox';
import { createLink, findLink, listLinks, noteSeen, type RecordLink } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import { decideConsequence } from '@tierline/domain/agreement';
import type { AttributionRole, AttributionSource } from '@tierline/domain/attribution';
import type { CrmDeal, CrmKind, Known } from '@tierline/domain/crm';
import { isNewer } from '@tierline/domain/observation-order';
import { observeSecondPartner } from '@tierline/domain/second-partner';
import type { Reading } from './reading.ts';
import { relay } from './relay.ts';
import { toFillings, toNews, toToldDeal } from './seen-deal.ts';

/**
 * Takes over a deal or lead as one CRM showed it: what is news there, the ledger's entries for whoever joined or left
 * the chain, what the reading says about a pending write, and what the deal's other CRMs are to be told. Fields that are
 * absent keep their value. Call it in a write transaction.
 */
export async function takeDeal(
  scope: Scope,
  crm: CrmKind,
  kind: 'deal' | 'lead',
  { record, readAt }: Reading<Known<CrmDeal>>,
  now: string,
): Promise<void> {
  const known = await findLink(scope, crm, kind, record.id);
  if (known) {
    const settledAt = await findSettledAt(scope, known.id, crm);
    if (!isNewer({ modifiedAt: record.modifiedAt, readAt }, { modifiedAt: known.modifiedAt, settledAt })) return;
  } else if (record.name === undefined || record.deleted) return;

  const link = known ?? (await createLink(scope, crm, kind, record.id));
  const { id } = link;
  const before = await findDeal(scope, id);
  const told = await toToldDeal(scope, crm, record);
  const others = (await listLinks(scope, kind, id)).filter((other) => other.crm !== crm && other.modifiedAt !== null);
  const firstSight = link.modifiedAt === null && others.length > 0;
  const { secondPartnerId: seenId, ...news } = firstSight
    ? toFillings(told, before ?? {})
    : toNews(told, link.seen ?? {});
  // A record that was deleted in one CRM lives on in another.
  if (news.deleted && others.some(({ seen }) => seen?.deleted !== true)) delete news.deleted;

  const at = dateOf(link, record.modifiedAt, readAt);
  const byName = record.modifiedBy ?? null;
  const source: AttributionSource = before ? 'native' : 'first_read';
  const after: DealRow = { ...(before ?? emptyDeal(scope, id, kind)), ...news };
  const seen = { ...link.seen, ...told };
  await noteSeen(scope, crm, kind, id, { modifiedAt: record.modifiedAt, seen });

  if (after.partnerId !== (before?.partnerId ?? null)) {
    await enter(scope, id, 'partner', after.partnerId, { at, byName, source, outboxId: null, crm });
  }
  if (told.secondPartnerId !== undefined) {
    const native = { at, byName, source, outboxId: null, crm };
    const sight = { crm, kind, link, before, seenId: told.secondPartnerId, firstSight, native };
    after.secondPartnerId = await settle(scope, sight, now);
  }
  if (!before || JSON.stringify(after) !== JSON.stringify(before)) await saveDeal(scope, after);
}

/** A change that the CRM's stamp does not tell of is dated when it was read. */
const dateOf = (link: RecordLink, modifiedAt: string, readAt: string | null): string =>
  link.modifiedAt === modifiedAt && readAt !== null && readAt > modifiedAt ? readAt : modifiedAt;

interface Change {
  at: string;
  byName: string | null;
  source: AttributionSource;
  outboxId: string | null;
  crm: CrmKind;
}

interface Sight {
  crm: CrmKind;
  kind: 'deal' | 'lead';
  /** As it was before this reading. */
  link: RecordLink;
  before: DealRow | null;
  seenId: string | null;
  firstSight: boolean;
  /** What the ledger says when nobody here asked for the value. */
  native: Change;
}

/**
 * Settles the pending write to this CRM by what it shows, and answers with the deal's second partner from now on. A value
 * that a write waits to replace may be one that an earlier delivery, without an answer, had left behind.
 */
async function settle(scope: Scope, sight: Sight, now: string): Promise<string | null> {
  const { crm, kind, link, before, seenId, firstSight, native } = sight;
  const { id } = link;
  const valueId = before?.secondPartnerId ?? null;
  const lastSeen = (link.seen?.secondPartnerId as string | null | undefined) ?? (link.seen ? null : valueId);
  const pending = before ? await findPending(scope, id, crm) : null;
  const observation = observeSecondPartner(
    { acceptedId: lastSeen, pending: pending && toPendingWrite(pending) },
    seenId,
  );
  const decided = { valueId, decidedAt: await findDecidedAt(scope, id) };
  const consequence = decideConsequence(observation, pending?.purpose ?? null, decided, {
    valueId: seenId,
    at: native.at,
    firstSight,
  });
  if (pending && observation.kind === 'accepted') {
    await settleOutbox(scope, pending.id, { state: 'accepted', at: now });
  }
  if (pending && observation.kind === 'native') {
    // Somebody's own newer choice in that CRM: a copy that it stopped is nothing to tell anybody of.
    const dismissed = pending.purpose === 'relay';
    await settleOutbox(scope, pending.id, { state: 'refused', at: now, code: 'overtaken', dismissed });
  }
  if (consequence === 'take') {
    if (seenId !== valueId) {
      const wish =
        observation.kind === 'accepted'
          ? pending
          : observation.kind === 'earlier'
            ? await findReplaced(scope, id, crm, seenId)
            : null;
      const change: Change = wish
        ? { at: native.at, byName: wish.requestedBy, source: 'tierline', outboxId: wish.id, crm }
        : native;
      await enter(scope, id, 'second_partner', seenId, change);
      const value = { dealId: id, kind, valueId: seenId, at: native.at, byName: change.byName };
      await relay(scope, value, (other) => other !== crm, now);
    }
    return seenId;
  }
  if (consequence !== 'none') {
    const value = { dealId: id, kind, valueId, at: decided.decidedAt ?? native.at, byName: null };
    await relay(scope, value, (other) => other === crm, now);
  }
  return valueId;
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
