import { type LinkElsewhere, listLinksOf, listLinksOfMany, type RecordLink } from '@tierline/db/record-link';
import {
  type LeftThere,
  listLeftThere,
  listOpenWrites,
  listSettledAt,
  type RecordWriteRow,
} from '@tierline/db/record-write';
import type { Scope } from '@tierline/db/scope';
import { listProblemsOf, type SyncProblemRow } from '@tierline/db/sync-problem';
import type { CrmKind, WrittenObject } from '@tierline/domain/crm';

/** What is known of one of a CRM's records before it is read. */
export interface Place<Row> {
  /** Null: it is not known. */
  link: RecordLink | null;
  before: Row | null;
  /** The vendor's other CRMs that have the record. */
  others: LinkElsewhere[];
  /** What is on its way to it in any CRM, or was refused. */
  open: RecordWriteRow[];
  leftThere: LeftThere[];
  settledAt: string | null;
  problems: SyncProblemRow[];
}

/** The places of a page of records, by the CRM's ids, in a few queries. */
export async function loadPlaces<Row extends { id: string }>(
  scope: Scope,
  crm: CrmKind,
  object: WrittenObject,
  crmIds: readonly string[],
  load: (scope: Scope, ids: readonly string[]) => Promise<Row[]>,
): Promise<Map<string, Place<Row>>> {
  const links = await listLinksOf(scope, crm, object, crmIds);
  const ids = links.map(({ id }) => id);
  const byId = <T extends { recordId: string }>(list: readonly T[]) => Map.groupBy(list, ({ recordId }) => recordId);
  const rows = new Map((await load(scope, ids)).map((row) => [row.id, row]));
  const elsewhere = Map.groupBy(
    (await listLinksOfMany(scope, object, ids)).filter((link) => link.crm !== crm),
    ({ id }) => id,
  );
  const open = byId(await listOpenWrites(scope, object, ids));
  const leftThere = byId(await listLeftThere(scope, crm, object, ids));
  const settled = await listSettledAt(scope, crm, object, ids);
  const problems = byId(await listProblemsOf(scope, crm, object, ids));
  const known = links.map((link): [string, Place<Row>] => [
    link.crmId,
    {
      link,
      before: rows.get(link.id) ?? null,
      others: elsewhere.get(link.id) ?? [],
      open: open.get(link.id) ?? [],
      leftThere: leftThere.get(link.id) ?? [],
      settledAt: settled.get(link.id) ?? null,
      problems: problems.get(link.id) ?? [],
    },
  ]);
  return new Map(known);
}

export const unknownPlace = <Row>(): Place<Row> => ({
  ...{ link: null, before: null, others: [], open: [], leftThere: [], settledAt: null, problems: [] },
});
