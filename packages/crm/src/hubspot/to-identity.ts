import type { CrmOrganization } from '@tierline/domain/crm';
import type { ObjectType } from './objects.ts';
import type { RecordRow } from './record-row.ts';
import { NAME_PROPERTY } from './record-row.ts';
import { toText } from './values.ts';

type Identity = Pick<CrmOrganization, 'id' | 'name' | 'modifiedAt' | 'modifiedBy' | 'deleted'>;

/** A deletion does not stamp the record, so it is dated when it happened. */
export function identityOf(row: RecordRow, type: ObjectType, people: ReadonlyMap<string, string>): Identity {
  const { id, properties, modifiedAt, archivedAt } = row;
  const userId = toText(properties.hs_updated_by_user_id);
  return {
    id,
    name: toText(properties[NAME_PROPERTY[type]]) ?? '',
    modifiedAt: archivedAt !== null && archivedAt > modifiedAt ? archivedAt : modifiedAt,
    modifiedBy: userId === null ? null : (people.get(userId) ?? null),
    deleted: archivedAt !== null,
  };
}
