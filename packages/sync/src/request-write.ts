import { randomUUID } from 'node:crypto';
import {
  addOrganizationWrites,
  listPendingWrites,
  type OrganizationWriteRow,
  replaceOrganizationWrites,
  type WriteTarget,
} from '@tierline/db/organization-write';
import { listLinksOfMany } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind } from '@tierline/domain/crm';
import { listHeldThere } from './held-there.ts';
import { isSame } from './observe-write.ts';

/** What is asked for together: one thing that company records hold. */
export interface WriteBatch {
  target: string;
  batchId: string;
  /** Empty: nobody, but a contract's own dates. */
  requestedBy: string;
}

export interface RecordWish {
  organizationId: string;
  /** The CRMs to ask, first first: one that holds it already leaves it to the next, and what that one accepts they all get. */
  crms: readonly CrmKind[];
  desired: readonly string[];
}

export interface WriteRequest extends WriteTarget, WriteBatch {
  desired: readonly string[];
}

/**
 * Lets a CRM's company record hold something, in place of what it was last seen to hold and of whatever was on its way
 * there; answers with the write's id, or null when nothing is to do. Call it in a transaction.
 */
export async function requestWrite(scope: Scope, request: WriteRequest, now: string): Promise<string | null> {
  const { crm, organizationId, desired, ...batch } = request;
  const [id] = await requestWrites(scope, batch, [{ organizationId, crms: [crm], desired }], now);
  return id ?? null;
}

/** The same for many organizations, each at most once, in a few queries; answers in the order of the wishes. */
export async function requestWrites(
  scope: Scope,
  { target, batchId, requestedBy }: WriteBatch,
  wishes: readonly RecordWish[],
  now: string,
): Promise<(string | null)[]> {
  const placeOf = await readPlaces(scope, target, wishes);
  const replaced: string[] = [];
  const rows: Omit<OrganizationWriteRow, 'tenantId'>[] = [];
  const ids = wishes.map(({ organizationId, crms, desired }) => {
    for (const crm of crms) {
      const { held, pending } = placeOf(crm, organizationId);
      if (crm !== crms[0] && !mayFollow(target, held)) continue;
      if (pending && isSame(pending.desired, desired)) return null;
      if (pending) replaced.push(pending.id);
      // What was never sent left nothing there; what was sent may have, whatever the record was last seen to hold.
      if (isSame(held ?? [], desired) && (pending?.attempts ?? 0) === 0) continue;
      const id = randomUUID();
      rows.push({
        ...{ id, organizationId, crm, target, batchId, requestedBy },
        desired: [...desired],
        replaces: held ?? [],
        ...{ state: 'pending', attempts: 0, requestedAt: now },
        // One that is being delivered at this moment must have arrived before this one sets out.
        runAfter: pending?.leaseUntil && pending.leaseUntil > now ? pending.leaseUntil : now,
        ...{ leaseToken: null, leaseUntil: null, failureCode: null, failureText: null },
        ...{ settledAt: null, dismissedAt: null },
      });
      return id;
    }
    return null;
  });
  await replaceOrganizationWrites(scope, replaced, now);
  await addOrganizationWrites(scope, rows);
  return ids;
}

/** A CRM that was not asked itself is not told what it never showed, nor that a company is in the programme which it keeps out. */
const mayFollow = (target: string, held: readonly string[] | null): boolean =>
  held !== null && (target !== 'account_type' || held.length > 0);

interface Place {
  /** Null before the record was read. */
  held: string[] | null;
  /** What is on its way there. */
  pending: OrganizationWriteRow | null;
}

async function readPlaces(
  scope: Scope,
  target: string,
  wishes: readonly RecordWish[],
): Promise<(crm: CrmKind, organizationId: string) => Place> {
  const organizationIds = wishes.map(({ organizationId }) => organizationId);
  const writes = await listPendingWrites(scope, organizationIds, target);
  const pending = new Map(writes.map((write) => [`${write.crm} ${write.organizationId}`, write]));
  const links = await listLinksOfMany(scope, 'organization', organizationIds);
  const held = new Map<CrmKind, Map<string, string[]>>();
  for (const crm of new Set(wishes.flatMap(({ crms }) => crms))) {
    held.set(crm, await listHeldThere(scope, crm, target, links));
  }
  return (crm, organizationId) => ({
    held: held.get(crm)?.get(organizationId) ?? null,
    pending: pending.get(`${crm} ${organizationId}`) ?? null,
  });
}
