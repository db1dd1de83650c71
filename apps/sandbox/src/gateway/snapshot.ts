import { type FieldPath, findPath, toInstant, valueIn } from './field-path.ts';
import type { GatewayRecord } from './record.ts';
import { Refusal } from './refusal.ts';
import type { QueriedRecord, ViewerSession } from './viewer-session.ts';

const MAX_FIELDS = 50;

/** TierlineSnapshot.cls: the fields of the page's record as the viewer may read them. */
export interface GatewaySnapshot {
  record: GatewayRecord;
  paths: Map<string, FieldPath>;
  row: QueriedRecord;
}

export async function readSnapshot(
  session: ViewerSession,
  record: GatewayRecord,
  watch: readonly string[] | null,
): Promise<GatewaySnapshot> {
  const asked = watch === null || watch.length === 0 ? await listConfigured(session, record.described.name) : watch;
  if (asked.length > MAX_FIELDS) throw new Refusal('Tierline_Fields_Too_Many');
  const paths = new Map<string, FieldPath>();
  for (const path of asked) {
    const found = await findPath(session, record.described, path);
    if (found) paths.set(path, found);
  }
  const columns = new Set(['Id', 'SystemModstamp', ...[...paths.values()].map(({ column }) => column)]);
  const soql = `SELECT ${[...columns].join(', ')} FROM ${record.described.name} WHERE Id = '${record.id}'`;
  const [row] = await session.query(soql);
  if (!row) throw new Refusal('Tierline_Record_Not_Readable');
  return { record, paths, row };
}

export function toBody({ record, paths, row }: GatewaySnapshot) {
  return {
    record: { object: record.described.name, id: record.id },
    fields: Object.fromEntries([...paths].map(([path, found]) => [path, valueIn(row, found)])),
    modifiedAt: toInstant(String(row.SystemModstamp)),
  };
}

/** What the viewer may do with each field of the record itself: Apex's `isUpdateable` asks for the object's rights too. */
export function toFieldAccess({ record, paths }: GatewaySnapshot): Record<string, { read: boolean; edit: boolean }> {
  const own = [...paths].filter(([, { relations }]) => relations.length === 0);
  return Object.fromEntries(
    own.map(([path, { field }]) => [path, { read: true, edit: record.described.updateable && field.updateable }]),
  );
}

async function listConfigured(session: ViewerSession, object: string): Promise<string[]> {
  const pages = await session.query('SELECT Object__c, Watched_Fields__c FROM Tierline_Record_Page__mdt');
  return pages
    .filter((page) => page.Object__c === object && typeof page.Watched_Fields__c === 'string')
    .flatMap((page) => String(page.Watched_Fields__c).split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
