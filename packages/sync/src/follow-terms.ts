import { randomUUID } from 'node:crypto';
import { type Connection, listConnections } from '@tierline/db/connection';
import { type DuePartner, type DueTerm, listBeginning, listEnding } from '@tierline/db/contract-term';
import { listStandingContracts } from '@tierline/db/eligibility-content';
import { transact } from '@tierline/db/open-database';
import { listLinks } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind } from '@tierline/domain/crm';
import { addSeconds } from '@tierline/domain/instant';
import type { DeliveryContext } from './delivery.ts';
import { requestWrites } from './request-write.ts';

/** Contracts of each kind that are looked at together. */
const PAGE = 200;
/** A server that stood still for longer than this has missed days that nobody else will follow. */
const LOOK_BACK_DAYS = 31;

/**
 * Lets contracts begin and end on the days that were set for them (UTC): the name enters the CRM's field, or leaves it.
 * Answers how many partners' fields it asked to change.
 */
export async function followTerms({ db, now }: Pick<DeliveryContext, 'db' | 'now'>): Promise<number> {
  const at = now();
  const days = { today: toDay(at), since: toDay(addSeconds(at, -LOOK_BACK_DAYS * 86_400)) };
  let connections: Connection[] | null = null;
  let asked = 0;
  for (let after: DuePartner | null = null; ; ) {
    const ending = await listEnding(db, days, after, PAGE);
    const beginning = await listBeginning(db, days, after, PAGE);
    if (ending.length + beginning.length === 0) return asked;
    connections ??= await listConnections(db);
    // Behind the last of a full page others may wait: what is beyond it comes with them.
    const [last = null] = [ending, beginning].flatMap(lastOfFull).toSorted(compare);
    for (const { tenantId, partnerId, ends, begins } of byPartner(ending, beginning)) {
      if (last && compare({ tenantId, partnerId }, last) > 0) continue;
      const crms = connections.filter((each) => each.tenantId === tenantId).map(({ crm }) => crm);
      const request = await transact(db, (tx) => change({ db: tx, tenantId }, crms, partnerId, ends, begins, at));
      if (request !== null) asked += 1;
    }
    if (!last) return asked;
    after = last;
  }
}

const lastOfFull = (page: readonly DueTerm[]): DuePartner[] => (page.length < PAGE ? [] : page.slice(-1));

/** In the order of the pages. */
const compare = (a: DuePartner, b: DuePartner): number =>
  compareText(a.tenantId, b.tenantId) || compareText(a.partnerId, b.partnerId);
const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const toDay = (instant: string): string => instant.slice(0, 10);

function byPartner(ending: readonly DueTerm[], beginning: readonly DueTerm[]) {
  const partners = new Map<string, { tenantId: string; partnerId: string; ends: string[]; begins: string[] }>();
  const of = ({ tenantId, partnerId }: DueTerm) => {
    const key = `${tenantId} ${partnerId}`;
    const partner = partners.get(key) ?? { tenantId, partnerId, ends: [], begins: [] };
    partners.set(key, partner);
    return partner;
  };
  for (const term of ending) of(term).ends.push(term.secondPartnerId);
  for (const term of beginning) of(term).begins.push(term.secondPartnerId);
  return partners.values();
}

/** Asks the CRM that was connected first, of those that still have it otherwise; from there it goes to the other one. */
async function change(
  scope: Scope,
  connected: readonly CrmKind[],
  organizationId: string,
  ends: readonly string[],
  begins: readonly string[],
  now: string,
): Promise<string | null> {
  const links = await listLinks(scope, 'organization', organizationId);
  const crms = connected.filter((crm) => links.some((link) => link.crm === crm && link.modifiedAt !== null));
  const standing = (await listStandingContracts(scope, [organizationId])).map(({ secondPartnerId }) => secondPartnerId);
  const desired = [...new Set([...standing.filter((id) => !ends.includes(id)), ...begins])];
  const batch = { object: 'organization' as const, target: 'contracts', batchId: randomUUID(), requestedBy: '' };
  const [request] = await requestWrites(scope, batch, [{ recordId: organizationId, crms, desired }], now);
  return request ?? null;
}
