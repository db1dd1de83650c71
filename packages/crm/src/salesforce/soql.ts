/** Where a read stands: after this record, in the order of change. */
export interface Position {
  modifiedAt: string;
  id: string;
}

/** All records, in the order of ids, which no change disturbs: a read goes on after any id. Ids have been through toRecordId. */
export function everythingQuery(object: string, paths: readonly string[], afterId: string | null): string {
  const where = afterId === null ? '' : ` WHERE Id > '${afterId}'`;
  return `SELECT ${paths.join(', ')} FROM ${object}${where} ORDER BY Id`;
}

/**
 * Records in the order of change. Stamps have whole seconds and one bulk write shares a stamp among thousands, so the id
 * is part of the order and of the position. `since` is inclusive.
 */
export function changesQuery(object: string, paths: readonly string[], since: string, after: Position | null): string {
  const where = after === null ? `SystemModstamp >= ${toLiteral(since)}` : afterCondition(after);
  return `SELECT ${paths.join(', ')} FROM ${object} WHERE ${where} ORDER BY SystemModstamp, Id`;
}

/** Records that were merged into others, in the order in which they were; of deleted ones only `queryAll` tells. */
export function mergedQuery(object: string, after: Position | null): string {
  const conditions = ['IsDeleted = TRUE', 'MasterRecordId != NULL', ...(after === null ? [] : [afterCondition(after)])];
  const where = conditions.join(' AND ');
  return `SELECT Id, MasterRecordId, SystemModstamp FROM ${object} WHERE ${where} ORDER BY SystemModstamp, Id`;
}

/** `values` as text literals; quotes and backslashes are escaped ("Quoted String Escape Sequences"). */
export function inQuery(object: string, paths: readonly string[], field: string, values: readonly string[]): string {
  const literals = values.map((value) => `'${value.replace(/[\\']/g, '\\$&')}'`);
  return `SELECT ${paths.join(', ')} FROM ${object} WHERE ${field} IN (${literals.join(',')})`;
}

/** At most 200, and fewer where the fields are many: what an address may carry is limited (16,384 bytes with the rest). */
export function idsPerQuery(paths: readonly string[]): number {
  const room = 15_000 - encodeURIComponent(paths.join(', ')).length;
  return Math.max(1, Math.min(200, Math.floor(room / encodeURIComponent("'001D000000IRFmaIAH',").length)));
}

function afterCondition({ modifiedAt, id }: Position): string {
  const stamp = toLiteral(modifiedAt);
  return `(SystemModstamp > ${stamp} OR (SystemModstamp = ${stamp} AND Id > '${id}'))`;
}

/** A SOQL dateTime literal, rounded down to the whole second that stamps have; throws RangeError when it is no time. */
const toLiteral = (instant: string): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;
