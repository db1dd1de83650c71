import type { CrmObject } from '@tierline/domain/crm';
import type { FieldValues } from '@tierline/domain/organization-field';
import { type Column, column } from './columns.ts';
import { type Description, findField } from './describe.ts';
import { isTold, toRawValues } from './raw-values.ts';
import { TIERLINE_ID } from './standard-fields.ts';
import { toReference, toText } from './values.ts';

/** What only records that were asked for tell, and no page: what the org has, and what the caller names. */
export interface OptionalColumns {
  tierlineId?: Column<string | null>;
  mergedInto?: Column<string | null>;
  fields?: Column<FieldValues>;
}

export interface OptionalOfDeals {
  ownerEmail?: Column<string | null>;
  mergedInto?: Column<string | null>;
}

const OWNER_EMAIL = column('Owner.Email', toText);

/** Whose address it is no page has to tell; nor what became of a lead that is gone. Opportunities are not merged. */
export const OPTIONAL_OF_DEALS: Readonly<Record<CrmObject, OptionalOfDeals>> = {
  organization: {},
  contact: {},
  deal: { ownerEmail: OWNER_EMAIL },
  lead: { ownerEmail: OWNER_EMAIL, mergedInto: column('MasterRecordId', toReference) },
};

export interface OptionalOfOrganizations extends OptionalColumns {
  parentId?: Column<string | null>;
}

/** A field that is named in a query without being there fails it, so that the description is asked about each. */
export function optionalColumns(
  object: CrmObject,
  description: Description | null,
  asked: readonly string[],
): OptionalOfOrganizations {
  const found = (name: string) => (description && findField(description, name) ? name : null);
  const [tierlineId, mergedInto, parentId] = ['organization', 'contact'].includes(object)
    ? [found(TIERLINE_ID), found('MasterRecordId'), object === 'organization' ? found('ParentId') : null]
    : [null, null, null];
  return {
    ...(tierlineId !== null && { tierlineId: column(tierlineId, toText) }),
    ...(mergedInto !== null && { mergedInto: column(mergedInto, toReference) }),
    ...(parentId !== null && { parentId: column(parentId, toReference) }),
    ...(asked.length > 0 && { fields: fieldsColumn(description, asked) }),
  };
}

/** Under the names that they were asked for by; API names are not case sensitive. */
function fieldsColumn(description: Description | null, asked: readonly string[]): Column<FieldValues> {
  const told = asked.flatMap((name) => {
    const field = description && findField(description, name);
    return field && isTold(field) ? [{ name, field }] : [];
  });
  return {
    paths: told.map(({ field }) => field.name),
    to: (...values) => Object.fromEntries(told.map(({ name, field }, at) => [name, toRawValues(field, values[at])])),
  };
}
