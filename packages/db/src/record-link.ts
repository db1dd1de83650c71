import { randomUUID } from 'node:crypto';
import type { CrmKind } from '@tierline/domain/crm';
import { and, asc, eq, gt, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { inEveryCrm } from './every-crm.ts';
import { given, ofGivenTenant, prepared, toJson } from './prepared.ts';
import { organization } from './schema/organization.ts';
import { type LinkedObject, recordLink, type Seen } from './schema/record-link.ts';
import { ofTenant, type Scope } from './scope.ts';

export interface RecordLink {
  id: string;
  crmId: string;
  modifiedAt: string | null;
  seen: Seen | null;
  /** What Tierline held when it agreed with that, of fields where the two are spelled otherwise. */
  agreed: Readonly<Record<string, string[]>> | null;
  /** The record's name there, folded; null before it was told. */
  nameKey: string | null;
}

const { id, crmId, modifiedAt, seen, agreed, nameKey } = recordLink;
const columns = { id, crmId, modifiedAt, seen, agreed, nameKey };

export async function findLink(
  scope: Scope,
  crm: CrmKind,
  object: LinkedObject,
  crmId: string,
): Promise<RecordLink | null> {
  const [row] = await linksByCrmId(scope, { crm, object, crmId });
  return row ?? null;
}

const isGivenObject = and(eq(recordLink.crm, given('crm')), eq(recordLink.object, given('object')));

const linksByCrmId = prepared<{ crm: CrmKind; object: LinkedObject; crmId: string }, RecordLink[]>((db) =>
  db
    .select(columns)
    .from(recordLink)
    .where(ofGivenTenant(recordLink, isGivenObject, eq(recordLink.crmId, given('crmId'))))
    .prepare(),
);

/** One of our records in every CRM that has it. */
export const listLinks = (scope: Scope, object: LinkedObject, id: string): Promise<(RecordLink & { crm: CrmKind })[]> =>
  scope.db
    .select({ ...columns, crm: recordLink.crm })
    .from(recordLink)
    .where(
      ofTenant(scope, recordLink, inEveryCrm(recordLink.crm), eq(recordLink.object, object), eq(recordLink.id, id)),
    )
    .orderBy(recordLink.crm);

/** Ids that one query asks for: SQLite takes some ten thousand parameters, and no more. */
const CHUNK = 500;

/** Which CRMs have which of our records; the index alone tells. */
export async function listLinkedIn(
  scope: Scope,
  object: LinkedObject,
  ids: readonly string[],
): Promise<{ crm: CrmKind; id: string }[]> {
  const linked: { crm: CrmKind; id: string }[] = [];
  for (let from = 0; from < ids.length; from += CHUNK) {
    const oneOf = inArray(recordLink.id, ids.slice(from, from + CHUNK));
    const page = await scope.db
      .select({ crm: recordLink.crm, id: recordLink.id })
      .from(recordLink)
      .where(ofTenant(scope, recordLink, inEveryCrm(recordLink.crm), eq(recordLink.object, object), oneOf));
    linked.push(...page);
  }
  return linked;
}

/** What a CRM was last seen to hold of many of our records; those that it does not have are left out. */
export async function listSeen(
  scope: Scope,
  crm: CrmKind,
  object: LinkedObject,
  ids: readonly string[],
): Promise<{ id: string; seen: Seen | null }[]> {
  const rows: { id: string; seen: Seen | null }[] = [];
  for (let from = 0; from < ids.length; from += CHUNK) {
    const oneOf = inArray(recordLink.id, ids.slice(from, from + CHUNK));
    const page = await scope.db
      .select({ id: recordLink.id, seen: recordLink.seen })
      .from(recordLink)
      .where(ofTenant(scope, recordLink, eq(recordLink.crm, crm), eq(recordLink.object, object), oneOf));
    rows.push(...page);
  }
  return rows;
}

/** Our ids of the records that have this name in the CRM; at most two, for a name that two bear names neither. */
export async function listLinkedByName(
  scope: Scope,
  crm: CrmKind,
  object: LinkedObject,
  nameKey: string,
): Promise<string[]> {
  const rows = await linksByName(scope, { crm, object, nameKey });
  return rows.map((row) => row.id);
}

const linksByName = prepared<{ crm: CrmKind; object: LinkedObject; nameKey: string }, { id: string }[]>((db) =>
  db
    .select({ id: recordLink.id })
    .from(recordLink)
    .where(ofGivenTenant(recordLink, isGivenObject, eq(recordLink.nameKey, given('nameKey'))))
    .limit(2)
    .prepare(),
);

/** The same of many names, in one query; each with as many records as bear it. */
export const listLinkedByNames = async (
  scope: Scope,
  crm: CrmKind,
  object: LinkedObject,
  nameKeys: readonly string[],
): Promise<{ id: string; nameKey: string | null }[]> =>
  scope.db
    .select({ id: recordLink.id, nameKey: recordLink.nameKey })
    .from(recordLink)
    .where(
      ofTenant(
        scope,
        recordLink,
        eq(recordLink.crm, crm),
        eq(recordLink.object, object),
        sql`${recordLink.nameKey} in (select value from json_each(${JSON.stringify(nameKeys)}))`,
      ),
    );

/** The CRM's id of one of our records; null when that CRM does not have it. */
export async function findCrmId(scope: Scope, crm: CrmKind, object: LinkedObject, id: string): Promise<string | null> {
  const [row] = await crmIdsById(scope, { crm, object, id });
  return row?.crmId ?? null;
}

const crmIdsById = prepared<{ crm: CrmKind; object: LinkedObject; id: string }, { crmId: string }[]>((db) =>
  db
    .select({ crmId: recordLink.crmId })
    .from(recordLink)
    .where(ofGivenTenant(recordLink, isGivenObject, eq(recordLink.id, given('id'))))
    .prepare(),
);

/** The CRM's ids of many of our records, in one query; those that the CRM does not have are left out. */
export async function listCrmIds(
  scope: Scope,
  crm: CrmKind,
  object: LinkedObject,
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await scope.db
    .select({ id: recordLink.id, crmId: recordLink.crmId })
    .from(recordLink)
    .where(
      ofTenant(scope, recordLink, eq(recordLink.crm, crm), eq(recordLink.object, object), inArray(recordLink.id, ids)),
    );
  return new Map(rows.map((row) => [row.id, row.crmId]));
}

/** Gives a CRM record an id of ours: a new one, or that of a record which it is another CRM's copy of. */
export async function createLink(
  scope: Scope,
  crm: CrmKind,
  object: LinkedObject,
  crmId: string,
  id: string = randomUUID(),
): Promise<RecordLink> {
  const link = { id, crmId, modifiedAt: null, seen: null, agreed: null, nameKey: null };
  await insertLink(scope, { crm, object, crmId, id });
  return link;
}

const insertLink = prepared<{ crm: CrmKind; object: LinkedObject; crmId: string; id: string }, unknown>((db) =>
  db
    .insert(recordLink)
    .values({
      ...{ tenantId: given('tenantId'), crm: given('crm'), object: given('object') },
      ...{ crmId: given('crmId'), id: given('id') },
    })
    .prepare(),
);

/** What a record was just seen to hold, and the stamp of that state; what is absent stays as it is. */
export interface LinkState {
  modifiedAt: string | null;
  seen: Seen;
  nameKey?: string;
  agreed?: RecordLink['agreed'];
}

/** Whether the link says so already. */
export const isNoted = (link: RecordLink, { modifiedAt, seen, nameKey, agreed }: LinkState): boolean =>
  link.modifiedAt === modifiedAt &&
  (nameKey === undefined || link.nameKey === nameKey) &&
  (agreed === undefined || JSON.stringify(link.agreed) === JSON.stringify(agreed)) &&
  JSON.stringify(link.seen) === JSON.stringify(seen);

export async function noteSeen(
  scope: Scope,
  crm: CrmKind,
  object: LinkedObject,
  id: string,
  state: LinkState,
): Promise<void> {
  const { modifiedAt, seen, nameKey = null, agreed } = state;
  const values = {
    modifiedAt,
    seen: toJson(seen),
    nameKey,
    agreed: toJson(agreed),
    keepsAgreed: Number(agreed === undefined),
  };
  await updateSeen(scope, { crm, object, id, ...values });
}

interface SeenState {
  crm: CrmKind;
  object: LinkedObject;
  id: string;
  modifiedAt: string | null;
  seen: string | null;
  nameKey: string | null;
  agreed: string | null;
  keepsAgreed: number;
}

const updateSeen = prepared<SeenState, unknown>((db) =>
  db
    .update(recordLink)
    .set({
      modifiedAt: sql`${given('modifiedAt')}`,
      seen: sql`${given('seen')}`,
      nameKey: sql`coalesce(${given('nameKey')}, ${recordLink.nameKey})`,
      agreed: sql`case when ${given('keepsAgreed')} then ${recordLink.agreed} else ${given('agreed')} end`,
    })
    .where(ofGivenTenant(recordLink, isGivenObject, eq(recordLink.id, given('id'))))
    .prepare(),
);

/** Of many of a CRM's records, in one query; those that are not linked are left out. */
export const listLinksOf = (
  scope: Scope,
  crm: CrmKind,
  object: LinkedObject,
  crmIds: readonly string[],
): Promise<RecordLink[]> =>
  scope.db
    .select(columns)
    .from(recordLink)
    .where(
      ofTenant(
        scope,
        recordLink,
        eq(recordLink.crm, crm),
        eq(recordLink.object, object),
        sql`${recordLink.crmId} in (select value from json_each(${JSON.stringify(crmIds)}))`,
      ),
    );

export type LinkElsewhere = RecordLink & { crm: CrmKind };

/** Many of our records in every CRM that has them. */
export const listLinksOfMany = (scope: Scope, object: LinkedObject, ids: readonly string[]): Promise<LinkElsewhere[]> =>
  scope.db
    .select({ ...columns, crm: recordLink.crm })
    .from(recordLink)
    .where(
      ofTenant(
        scope,
        recordLink,
        inEveryCrm(recordLink.crm),
        eq(recordLink.object, object),
        sql`${recordLink.id} in (select value from json_each(${JSON.stringify(ids)}))`,
      ),
    );

/** A run over everything came upon these records, and found nothing new about them. */
export async function noteRead(
  scope: Scope,
  crm: CrmKind,
  object: LinkedObject,
  crmIds: readonly string[],
  readRun: string,
): Promise<void> {
  await scope.db
    .update(recordLink)
    .set({ readRun })
    .where(
      ofTenant(
        scope,
        recordLink,
        eq(recordLink.crm, crm),
        eq(recordLink.object, object),
        sql`${recordLink.crmId} in (select value from json_each(${JSON.stringify(crmIds)}))`,
      ),
    );
}

/** Records that were read once and that a run over everything did not come upon, by their ids, a page at a time. */
export const listUnread = (
  scope: Scope,
  crm: CrmKind,
  object: LinkedObject,
  readRun: string,
  after: string,
  limit: number,
): Promise<RecordLink[]> =>
  scope.db
    .select(columns)
    .from(recordLink)
    .where(
      ofTenant(
        scope,
        recordLink,
        eq(recordLink.crm, crm),
        eq(recordLink.object, object),
        gt(recordLink.crmId, after),
        isNotNull(recordLink.modifiedAt),
        or(isNull(recordLink.readRun), ne(recordLink.readRun, readRun)),
      ),
    )
    .orderBy(asc(recordLink.crmId))
    .limit(limit);

/** A CRM's record has gone over into another one: ours goes with it. */
export async function moveLink(
  scope: Scope,
  crm: CrmKind,
  object: LinkedObject,
  crmId: string,
  to: string,
): Promise<void> {
  await scope.db
    .update(recordLink)
    .set({ crmId: to, modifiedAt: null })
    .where(
      ofTenant(scope, recordLink, eq(recordLink.crm, crm), eq(recordLink.object, object), eq(recordLink.crmId, crmId)),
    );
}

/** What CRMs have of one of our records becomes theirs of another one, but where they have that one too; answers with it. */
export async function moveLinksElsewhere(
  scope: Scope,
  object: LinkedObject,
  from: string,
  to: string,
): Promise<LinkElsewhere[]> {
  const known = (await listLinks(scope, object, to)).map(({ crm }) => crm);
  const moving = (await listLinks(scope, object, from)).filter(({ crm }) => !known.includes(crm));
  for (const { crm } of moving) {
    const isIt = and(eq(recordLink.crm, crm), eq(recordLink.object, object), eq(recordLink.id, from));
    await scope.db
      .update(recordLink)
      .set({ id: to })
      .where(ofTenant(scope, recordLink, isIt));
  }
  return moving;
}

/** The records of one CRM whose companies have one of these organizations as parent, by the CRM's ids. */
export async function listChildrenIn(scope: Scope, crm: CrmKind, parentIds: readonly string[]): Promise<string[]> {
  if (parentIds.length === 0) return [];
  const join = and(eq(organization.tenantId, recordLink.tenantId), eq(organization.id, recordLink.id));
  const rows = await scope.db
    .select({ crmId: recordLink.crmId })
    .from(organization)
    .innerJoin(recordLink, and(join, eq(recordLink.crm, crm), eq(recordLink.object, 'organization')))
    .where(
      ofTenant(
        scope,
        organization,
        sql`${organization.parentId} in (select value from json_each(${JSON.stringify(parentIds)}))`,
      ),
    );
  return rows.map((row) => row.crmId);
}
