import type { CrmOrganization } from '@tierline/domain/crm';
import type { ObjectType } from './objects.ts';
import type { RecordRow } from './record-row.ts';
import { NAME_PROPERTIES } from './record-row.ts';
import { type Properties, toName, toText, toValues } from './values.ts';

type Identity = Pick<CrmOrganization, 'id' | 'name' | 'modifiedAt' | 'modifiedBy' | 'deleted'>;

/** A deletion does not stamp the record, so it is dated when it happened. */
export function identityOf(row: RecordRow, type: ObjectType, people: ReadonlyMap<string, string>): Identity {
  const { id, properties, modifiedAt, archivedAt } = row;
  const userId = toText(properties.hs_updated_by_user_id);
  return {
    id,
    name: nameOf(type, properties),
    modifiedAt: archivedAt !== null && archivedAt > modifiedAt ? archivedAt : modifiedAt,
    modifiedBy: userId === null ? null : (people.get(userId) ?? null),
    deleted: archivedAt !== null,
  };
}

function nameOf(type: ObjectType, properties: Properties): string {
  const [first = '', last = '', email = ''] = NAME_PROPERTIES[type].map((name) => properties[name] ?? '');
  return (type === 'contacts' ? toName({ firstName: first, lastName: last, email }) : toText(first)) ?? '';
}

/** Where a record came from: Tierline, by whose id it is known, or others, of which it was made. */
export const originOf = (
  properties: Properties,
  tierlineId: string,
): Pick<CrmOrganization, 'tierlineId' | 'mergedIds'> => ({
  ...(properties[tierlineId] !== undefined && { tierlineId: toText(properties[tierlineId]) }),
  ...mergedOf(properties),
});

/** The records of which it was made. */
export function mergedOf(properties: Properties): Pick<CrmOrganization, 'mergedIds'> {
  const mergedIds = toValues(properties.hs_merged_object_ids);
  return mergedIds.length > 0 ? { mergedIds } : {};
}
