import { listTenantConnections } from '@tierline/db/connection';
import { findOrganization } from '@tierline/db/organization';
import { listLinkedIn } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind } from '@tierline/domain/crm';
import { deliverOrganization } from '@tierline/sync/deliver-organization';
import { type RecordWish, requestWrites } from '@tierline/sync/request-write';
import type { Context } from '../context.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { within } from '../within.ts';

/** What a company record is to hold: ids of second partners, or values of a field. */
export interface Wish {
  organizationId: string;
  desired: readonly string[];
}

export interface TargetedWish extends Wish {
  /** `contracts`, `preferred`, `account_type`, or the key of a field. */
  target: string;
}

/**
 * Asks that a company record be changed, in place of what somebody asked for before; call it in the transaction of the
 * mutation. Null when it holds that already, wherever it is. It goes to the CRM that one works in, or to the one that has the
 * record; the vendor's other one follows.
 */
export async function enqueueWrite(
  ctx: Context,
  scope: Scope,
  { target, ...wish }: TargetedWish,
  batchId: string,
): Promise<string | null> {
  const [id] = await enqueueWrites(ctx, scope, target, [wish], batchId);
  return id ?? null;
}

/** The same of one thing that many company records hold, in a few queries; answers in the order of the wishes. */
export async function enqueueWrites(
  ctx: Context,
  scope: Scope,
  target: string,
  wishes: readonly Wish[],
  batchId: string,
): Promise<(string | null)[]> {
  const asked = await chooseCrms(ctx, scope, target, wishes);
  return requestWrites(scope, { target, batchId, requestedBy: ctx.viewer.name }, asked, ctx.now());
}

/** The CRMs that can hold it, the one that one works in first: a field that only one of them has is written there. */
async function chooseCrms(
  { crm: { kind: here } }: Context,
  scope: Scope,
  target: string,
  wishes: readonly Wish[],
): Promise<RecordWish[]> {
  const connected = (await listTenantConnections(scope)).filter(({ disconnectedAt }) => disconnectedAt === null);
  const possible = connected.map(({ crm }) => crm).filter((crm) => mayHold(crm, target));
  const inOrder = possible.toSorted((a, b) => Number(b === here) - Number(a === here));
  const organizationIds = wishes.map(({ organizationId }) => organizationId);
  const links = await listLinkedIn(scope, 'organization', organizationIds);
  const linked = new Set(links.map(({ crm, id }) => `${crm} ${id}`));
  const asked = wishes.map((wish) => ({
    ...wish,
    crms: inOrder.filter((crm) => linked.has(`${crm} ${wish.organizationId}`)),
  }));
  const nowhere = asked.find(({ crms }) => crms.length === 0);
  if (!nowhere) return asked;
  const row = await findOrganization(scope, nowhere.organizationId);
  throw new ProblemError('second_partner_not_in_crm', { detail: { name: row?.name ?? '', crm: NAMES[here] } });
}

const NAMES: Record<CrmKind, string> = { salesforce: 'Salesforce', hubspot: 'HubSpot' };

/** Whether a CRM can hold it: fields that are not the same everywhere bear their CRM's name. */
export const mayHold = (crm: CrmKind, target: string): boolean => !target.includes('.') || target.startsWith(`${crm}.`);

/** Begins the delivery of a write and waits for it a moment; what takes longer goes on, and the worker sees to the rest. */
export function deliverWriteNow(ctx: Context, write: string): Promise<void> {
  const delivery = deliverOrganization(ctx, ctx.scope.tenantId, write).catch((fault: unknown) => {
    ctx.log.error({ err: fault, reference: ctx.reference, write }, 'delivery ended on a fault');
  });
  return within(ctx.deliveryWait, delivery);
}
