/** Where a read stands: after this record, in the order of change. */
export interface Position {
  modifiedAt: string;
  id: string;
}

/**
 * Records in the order of change. Stamps have whole seconds and one bulk write shares a stamp among thousands, so the id
 * is part of the order and of the position. `since` is inclusive.
 */
export function changesQuery(
  object: string,
  paths: readonly string[],
  since: string | null,
  after: Position | null,
): string {
  const where = after === null ? sinceCondition(since) : afterCondition(after);
  return `SELECT ${paths.join(', ')} FROM ${object}${where} ORDER BY SystemModstamp, Id`;
}

/** `id` has been through toRecordId, so there is nothing to escape. */
export const recordQuery = (object: string, paths: readonly string[], id: string): string =>
  `SELECT ${paths.join(', ')} FROM ${object} WHERE Id = '${id}'`;

const sinceCondition = (since: string | null): string =>
  since === null ? '' : ` WHERE SystemModstamp >= ${toLiteral(since)}`;

function afterCondition({ modifiedAt, id }: Position): string {
  const stamp = toLiteral(modifiedAt);
  return ` WHERE (SystemModstamp > ${stamp} OR (SystemModstamp = ${stamp} AND Id > '${id}'))`;
}

/** A SOQL dateTime literal, rounded down to the whole second that stamps have; throws RangeError when it is no time. */
const toLiteral = (instant: string): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;
