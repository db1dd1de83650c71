import { listTenantConnections } from '@tierline/db/connection';
import { findOrganization } from '@tierline/db/organization';
import { listLinks } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind } from '@tierline/domain/crm';
import { deliverOrganization } from '@tierline/sync/deliver-organization';
import { requestWrite } from '@tierline/sync/request-write';
import type { Context } from '../context.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { within } from '../within.ts';

/** What a company record is to hold: ids of second partners, or values of a field. */
export interface Wish {
  organizationId: string;
  /** `contracts`, `preferred`, or the key of a field. */
  target: string;
  desired: readonly string[];
}

/**
 * Asks that a company record be changed, in place of what somebody asked for before; call it in the transaction of the
 * mutation. Null when it holds that already. It goes to the CRM that one works in, or to the one that has the record; the
 * vendor's other one follows.
 */
export async function enqueueWrite(ctx: Context, scope: Scope, wish: Wish, batchId: string): Promise<string | null> {
  const crm = await chooseCrm(ctx, scope, wish);
  return requestWrite(scope, { ...wish, crm, batchId, requestedBy: ctx.viewer.name }, ctx.now());
}

/** The CRM whose record is written first: a field that only one of them has is written there. */
async function chooseCrm({ crm: { kind: here } }: Context, scope: Scope, wish: Wish): Promise<CrmKind> {
  const { organizationId, target } = wish;
  const connected = (await listTenantConnections(scope)).filter(({ disconnectedAt }) => disconnectedAt === null);
  const linked = (await listLinks(scope, 'organization', organizationId)).map(({ crm }) => crm);
  const possible = connected.map(({ crm }) => crm).filter((crm) => linked.includes(crm) && mayHold(crm, target));
  const chosen = possible.includes(here) ? here : possible[0];
  if (chosen) return chosen;
  const row = await findOrganization(scope, organizationId);
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
