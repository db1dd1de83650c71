import { listLatestAttribution } from '@tierline/db/attribution';
import { findCustomer } from '@tierline/db/customer';
import { type DealRow, findDeal } from '@tierline/db/deal';
import { findStanding } from '@tierline/db/deal-standing';
import { findOrganization, type OrganizationRow, toOrganization } from '@tierline/db/organization';
import { findLatest, type OutboxRow } from '@tierline/db/outbox';
import type { Scope } from '@tierline/db/scope';
import type { AttributionEntry } from '@tierline/domain/attribution';
import { decideEligibility, type Eligibility, type PartnerAssociations } from '@tierline/domain/eligibility';
import type { DealStanding } from '@tierline/domain/standing';
import type { Context } from '../context.ts';
import { getAssociations } from './get-associations.ts';

/** Entries of the history that a card shows. */
export const HISTORY = 8;

/** A write that the card has to tell of, and the organization that it is to set; null when it clears. */
export interface ShownWrite {
  row: OutboxRow;
  desired: OrganizationRow | null;
}

export interface DealView {
  deal: DealRow;
  customerName: string | null;
  associations: PartnerAssociations;
  secondPartner: OrganizationRow | null;
  /** Whether the second partner still fits; null when there is none. */
  fit: Eligibility | null;
  /** Since when it does not, and what let it before; null where it does, or nobody knows yet. */
  misfit: DealStanding | null;
  pending: ShownWrite | null;
  /** The last write, when it was refused and nobody has put it aside. */
  refused: ShownWrite | null;
  /** The copy for the vendor's other CRM, when that has trouble with it. */
  relay: ShownWrite | null;
  /** Newest first. */
  history: AttributionEntry[];
}

/** Everything that a deal's card shows, in a fixed number of queries. Null when there is no such deal. */
export async function loadDeal(ctx: Pick<Context, 'indexes' | 'scope'>, id: string): Promise<DealView | null> {
  const { scope } = ctx;
  const deal = await findDeal(scope, id);
  if (!deal) return null;
  const associations = await getAssociations(ctx, scope, deal.partnerId);
  const secondPartner = deal.secondPartnerId === null ? null : await findOrganization(scope, deal.secondPartnerId);
  const customer = deal.customerId === null ? null : await findCustomer(scope, deal.customerId);
  const write = await loadWrite(scope, id, 'decision');
  const relay = await loadWrite(scope, id, 'relay');
  return {
    deal,
    customerName: customer?.name ?? deal.customerName,
    associations,
    secondPartner,
    fit: secondPartner && decideEligibility(toOrganization(secondPartner), associations),
    misfit: await findMisfit(scope, deal),
    pending: write?.row.state === 'pending' ? write : null,
    refused: isRefused(write) ? write : null,
    relay: relay && relay.row.failureCode !== null && relay.row.dismissedAt === null ? relay : null,
    history: await listLatestAttribution(scope, id, HISTORY + 1),
  };
}

async function findMisfit(scope: Scope, deal: DealRow): Promise<DealStanding | null> {
  const standing = await findStanding(scope, deal.id);
  return standing && !standing.eligible && standing.secondPartnerId === deal.secondPartnerId ? standing : null;
}

const isRefused = (write: ShownWrite | null): boolean =>
  write?.row.state === 'refused' && write.row.dismissedAt === null;

async function loadWrite(scope: Scope, dealId: string, purpose: OutboxRow['purpose']): Promise<ShownWrite | null> {
  const row = await findLatest(scope, dealId, purpose);
  if (!row || row.state === 'accepted') return null;
  return { row, desired: row.desiredId === null ? null : await findOrganization(scope, row.desiredId) };
}
