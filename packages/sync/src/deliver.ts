import { getDeal } from '@tierline/db/deal';
import { transact } from '@tierline/db/open-database';
import { leaseOutbox, type OutboxRow, postponeOutbox, renewOutbox, settleOutbox } from '@tierline/db/outbox';
import { findCrmId } from '@tierline/db/record-link';
import { type CrmDeal, CrmFailure } from '@tierline/domain/crm';
import { secondsBetween } from '@tierline/domain/instant';
import { type Delivery, type DeliveryContext, deliverFrom, type Queue } from './delivery.ts';
import { takeDeals } from './take-deals.ts';

/** A request that is older has not just seen the record: the delivery reads it before it writes. */
const FRESH_SECONDS = 5;

const OUTBOX: Queue<OutboxRow> = {
  lease: leaseOutbox,
  renew: renewOutbox,
  settle: settleOutbox,
  postpone: postponeOutbox,
};

/** Delivers one outbox entry. A late or repeated delivery reads first, and what the CRM already has is not written again. */
export const deliver = (context: DeliveryContext, tenantId: string, id: string): Promise<void> =>
  deliverFrom(OUTBOX, context, tenantId, id, (delivery) => send(context, delivery));

async function send({ db, now }: DeliveryContext, delivery: Delivery<OutboxRow>): Promise<void> {
  const { entry, scope, crm } = delivery;
  const { kind } = await getDeal(scope, entry.dealId);
  const crmId = await findCrmId(scope, entry.crm, kind, entry.dealId);
  const desiredCrmId =
    entry.desiredId === null ? null : await findCrmId(scope, entry.crm, 'organization', entry.desiredId);
  if (crmId === null || (entry.desiredId !== null && desiredCrmId === null)) return delivery.awaitCounterpart();
  const take = (record: CrmDeal, readAt: string, refused?: { code: string }) =>
    transact(db, async (tx) => {
      const inside = { db: tx, tenantId: scope.tenantId };
      if (refused) await settleOutbox(inside, entry.id, { state: 'refused', at: now(), ...refused });
      await takeDeals(inside, entry.crm, kind, [{ record, readAt }], now());
    });

  const seenJustNow = entry.purpose === 'decision' && secondsBetween(entry.requestedAt, now()) <= FRESH_SECONDS;
  const late = entry.attempts > 1 || !seenJustNow;
  if (late) {
    const readAt = now();
    const record = await crm.find(kind, crmId);
    if (!record) throw new CrmFailure('not_found', 'the record is no longer there');
    await take(record, readAt);
    // It may have come through or been overtaken; or the read took so long that somebody else delivers or replaced it.
    if (!(await delivery.renew())) return;
  }
  const readAt = now();
  const written = await crm.writeSecondPartner(kind, crmId, desiredCrmId);
  const kept = written.secondPartnerId === desiredCrmId;
  await take(written, readAt, kept ? undefined : { code: 'changed_back' });
}
