import { randomUUID } from 'node:crypto';
import { listConnections } from '@tierline/db/connection';
import { type DueTerm, listBeginning, listEnding } from '@tierline/db/contract-term';
import { transact } from '@tierline/db/open-database';
import { listLinks } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind } from '@tierline/domain/crm';
import { addSeconds } from '@tierline/domain/instant';
import type { DeliveryContext } from './delivery.ts';
import { findHeldThere } from './held-there.ts';
import { requestWrite } from './request-write.ts';

/** Contracts of each kind that one round looks at; the rest follow in the next. */
const ROUND = 200;
/** A server that stood still for longer than this has missed days that nobody else will follow. */
const LOOK_BACK_DAYS = 31;

/**
 * Lets contracts begin and end on the days that were set for them (UTC): the name enters the CRM's field, or leaves it.
 * Answers how many partners' fields it asked to change.
 */
export async function followTerms({ db, now }: Pick<DeliveryContext, 'db' | 'now'>): Promise<number> {
  const at = now();
  const days = { today: toDay(at), since: toDay(addSeconds(at, -LOOK_BACK_DAYS * 86_400)) };
  const ending = await listEnding(db, days, ROUND);
  const beginning = await listBeginning(db, days, ROUND);
  if (ending.length + beginning.length === 0) return 0;
  const connections = await listConnections(db);
  let asked = 0;
  for (const { tenantId, partnerId, ends, begins } of byPartner(ending, beginning)) {
    const crms = connections.filter((each) => each.tenantId === tenantId).map(({ crm }) => crm);
    const request = await transact(db, (tx) => change({ db: tx, tenantId }, crms, partnerId, ends, begins, at));
    if (request !== null) asked += 1;
  }
  return asked;
}

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

/** Asks the CRM that was connected first; from there it goes to the other one. */
async function change(
  scope: Scope,
  crms: readonly CrmKind[],
  organizationId: string,
  ends: readonly string[],
  begins: readonly string[],
  now: string,
): Promise<string | null> {
  const links = await listLinks(scope, 'organization', organizationId);
  const crm = crms.find((each) => links.some((link) => link.crm === each && link.modifiedAt !== null));
  const held = crm && (await findHeldThere(scope, crm, organizationId, 'contracts'));
  if (!crm || !held) return null;
  const desired = [...new Set([...held.filter((id) => !ends.includes(id)), ...begins])];
  const batchId = randomUUID();
  return requestWrite(scope, { organizationId, crm, target: 'contracts', desired, batchId, requestedBy: '' }, now);
}
