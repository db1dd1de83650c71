import { listTenantConnections } from '@tierline/db/connection';
import { listLinkedIn } from '@tierline/db/record-link';
import { findRecordWrite, type WriteRecord } from '@tierline/db/record-write';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import { ACCOUNT_TYPE_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { deliverRecordNow } from '@tierline/sync/deliver-records';
import { listTakingPart, type RecordWish, requestWrites } from '@tierline/sync/request-write';
import { loadMappings } from '@tierline/sync/terms';
import type { Context } from '../context.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { sentencesFor } from '../sentences/catalogue.ts';
import { within } from '../within.ts';
import { findNamed } from './find-named.ts';
import { nameFields } from './name-fields.ts';

/** What a record is to hold: ids of second partners, or values of a field. */
export interface Wish {
  recordId: string;
  desired: readonly string[];
}

/** Which of its fields: `contracts`, `preferred`, `account_type`, or the key of any other. */
export interface WishedField {
  object: SyncedObject;
  target: string;
  /** Whether an account type leaves a company alone where it takes no part; else it is taken in where it is asked for. */
  takesNobodyIn?: boolean;
}

/**
 * Asks that a record be changed, in place of what somebody asked for before; call it in the transaction of the mutation.
 * Null when it holds that already, wherever it is. It goes to the CRM that one works in, or to the one in which the
 * record takes part; the vendor's other one follows.
 */
export async function enqueueWrite(
  ctx: Context,
  scope: Scope,
  { recordId, desired, ...of }: WishedField & Wish,
  batchId: string,
): Promise<string | null> {
  const [id] = await enqueueWrites(ctx, scope, of, [{ recordId, desired }], batchId);
  return id ?? null;
}

/** The same of one field of many records, in a few queries; answers in the order of the wishes. */
export async function enqueueWrites(
  ctx: Context,
  scope: Scope,
  of: WishedField,
  wishes: readonly Wish[],
  batchId: string,
): Promise<(string | null)[]> {
  const asked = await chooseCrms(ctx, scope, of, wishes);
  const { object, target } = of;
  return requestWrites(scope, { object, target, batchId, requestedBy: ctx.viewer.name }, asked, ctx.now());
}

/** The CRMs that can hold it, the one that one works in first: a field that only one of them has is written there. */
async function chooseCrms(
  { crm: { kind: here } }: Context,
  scope: Scope,
  of: WishedField,
  wishes: readonly Wish[],
): Promise<RecordWish[]> {
  const { object, target } = of;
  const connected = (await listTenantConnections(scope)).filter(({ disconnectedAt }) => disconnectedAt === null);
  const holding = connected.map(({ crm }) => crm).filter((crm) => mayHold(crm, target));
  const closed = await listClosed(scope, of, holding);
  const inOrder = holding.toSorted((a, b) => Number(b === here) - Number(a === here));
  const recordIds = wishes.map(({ recordId }) => recordId);
  const linked = toPlaces(await listLinkedIn(scope, object, recordIds));
  const taking = takesIn(of) ? linked : await listTaking(scope, object, holding, recordIds);
  const asked = wishes.map((wish) => ({
    ...wish,
    crms: inOrder.filter((crm) => !closed.includes(crm) && taking.has(`${crm} ${wish.recordId}`)),
  }));
  const nowhere = asked.find(({ crms }) => crms.length === 0);
  if (!nowhere) return asked;
  const among = (places: ReadonlySet<string>) => inOrder.filter((crm) => places.has(`${crm} ${nowhere.recordId}`));
  const [shut] = among(taking);
  if (shut !== undefined) {
    const nameOf = await nameFields({ scope, sentences: sentencesFor('en', here) });
    throw new ProblemError('field_one_way', {
      detail: { name: nameOf(object, target), crm: NAMES[shut] },
      field: target,
    });
  }
  const name = (await findNamed(scope, object, nowhere.recordId))?.name ?? '';
  const [apart] = among(linked);
  if (apart !== undefined) throw new ProblemError('not_in_programme', { detail: { name, crm: NAMES[apart] } });
  throw new ProblemError('second_partner_not_in_crm', { detail: { name, crm: NAMES[here] } });
}

const takesIn = ({ target, takesNobodyIn = false }: WishedField): boolean =>
  target === ACCOUNT_TYPE_KEY && !takesNobodyIn;

const toPlaces = (places: readonly { crm: CrmKind; id: string }[]): Set<string> =>
  new Set(places.map(({ crm, id }) => `${crm} ${id}`));

/** Which CRMs have which of these records in the programme. */
async function listTaking(
  scope: Scope,
  object: SyncedObject,
  crms: readonly CrmKind[],
  recordIds: readonly string[],
): Promise<Set<string>> {
  const places: { crm: CrmKind; id: string }[] = [];
  for (const crm of crms) {
    for (const id of await listTakingPart(scope, crm, object, recordIds)) places.push({ crm, id });
  }
  return toPlaces(places);
}

/** The CRMs that the mapping lets nobody write this field to. */
async function listClosed(scope: Scope, { object, target }: WishedField, crms: readonly CrmKind[]): Promise<CrmKind[]> {
  const closed: CrmKind[] = [];
  for (const crm of crms) {
    const mapping = (await loadMappings(scope, crm, object)).get(target);
    if (mapping && mapping.direction !== 'both') closed.push(crm);
  }
  return closed;
}

const NAMES: Record<CrmKind, string> = { salesforce: 'Salesforce', hubspot: 'HubSpot' };

/** Whether a CRM can hold it: fields that are not the same everywhere bear their CRM's name. */
export const mayHold = (crm: CrmKind, target: string): boolean => !target.includes('.') || target.startsWith(`${crm}.`);

/**
 * Begins the delivery of writes and waits for it a moment; what takes longer goes on, and the worker sees to the rest. What
 * else is due for their records goes with them.
 */
export async function deliverWritesNow(ctx: Context, ids: readonly string[]): Promise<void> {
  const writes = await Promise.all(ids.map((id) => findRecordWrite(ctx.scope, id)));
  const records = new Map<string, WriteRecord>();
  const paused = (await listTenantConnections(ctx.scope)).filter(({ pausedAt }) => pausedAt !== null);
  for (const write of writes) {
    if (write?.state !== 'pending' || paused.some(({ crm }) => crm === write.crm)) continue;
    const { crm, object, recordId } = write;
    records.set(`${crm} ${recordId}`, { crm, object, recordId });
  }
  const deliveries = [...records.values()].map((record) =>
    deliverRecordNow(ctx, ctx.scope.tenantId, record).catch((fault: unknown) => {
      ctx.log.error({ err: fault, reference: ctx.reference, ...record }, 'delivery ended on a fault');
    }),
  );
  await within(
    ctx.deliveryWait,
    Promise.all(deliveries).then(() => {}),
  );
}

export const deliverWriteNow = (ctx: Context, id: string): Promise<void> => deliverWritesNow(ctx, [id]);
