import type { WrittenObject } from '@tierline/domain/crm';
import type { Api } from './api.ts';
import { objectName } from './objects.ts';
import { queryRows } from './query-pages.ts';
import { toRecordId } from './record-id.ts';
import { inQuery } from './soql.ts';
import { TIERLINE_ID } from './standard-fields.ts';
import { toText } from './values.ts';

/** Of ids of records, or of Tierline's own ids, those whose record is not there or not any more. */
export async function findGone(
  api: Api,
  object: WrittenObject,
  how: 'update' | 'upsert',
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const name = objectName(object);
  if (how === 'update') {
    const rows = await queryRows(api, inQuery(name, ['Id'], 'Id', keys));
    const there = new Set(rows.map(({ Id }) => toRecordId(String(Id))));
    return new Set(keys.filter((key) => !there.has(key)));
  }
  // A creation whose record never was has nothing that could be gone.
  const rows = await queryRows(api, inQuery(name, ['IsDeleted', TIERLINE_ID], TIERLINE_ID, keys), 'queryAll');
  const having = (deleted: boolean) =>
    new Set(
      rows.filter(({ IsDeleted }) => IsDeleted === deleted).map((row) => toText(row[TIERLINE_ID])?.toLowerCase()),
    );
  const [gone, there] = [having(true), having(false)];
  return new Set(keys.filter((key) => gone.has(key.toLowerCase()) && !there.has(key.toLowerCase())));
}
