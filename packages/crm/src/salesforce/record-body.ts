import { CrmFailure, type CrmWrite, type SyncedObject, type WrittenObject } from '@tierline/domain/crm';
import { toAccountBody } from './account-body.ts';
import type { AroundDeals } from './around-deals.ts';
import { toContactBody } from './contact-body.ts';
import { toDealBody } from './deal-body.ts';
import { type Description, findField } from './describe.ts';
import type { Described } from './descriptions.ts';
import type { SalesforceFields } from './fields.ts';
import { objectName } from './objects.ts';
import { type SentValue, toRawBody } from './raw-body.ts';
import { toRecordId } from './record-id.ts';
import { toRecordTypes } from './record-types.ts';
import { TIERLINE_ID } from './standard-fields.ts';

export type Known = Described & { around: AroundDeals };

/** A record of a collection, without its type; what could only be refused throws a `CrmFailure` instead. */
export function toRecordBody(
  object: WrittenObject,
  { id, tierlineId, write }: CrmWrite,
  fields: SalesforceFields,
  { description, listed, around }: Known,
): Record<string, SentValue> {
  const name = objectName(object);
  if (description === null) throw new CrmFailure('rejected', `Salesforce does not show Tierline the object ${name}.`);
  const isDeal = object === 'deal' || object === 'lead';
  if (isDeal && id === null) throw new CrmFailure('rejected', `Tierline creates no ${name}.`);
  const own = () => {
    if (isDeal) return toDealBody(object, write, fields, description, around);
    return object === 'organization'
      ? toAccountBody(write, fields.account, { description, listed })
      : toContactBody(write);
  };
  const body = {
    ...own(),
    ...toRawBody(write.fields ?? {}, description, id === null ? 'createable' : 'updateable'),
  };
  if (id === null && !isDeal)
    return { ...toCreation(object, write.recordTypeId, description, body), [TIERLINE_ID]: tierlineId };
  const recordId = toRecordId(id ?? '');
  if (recordId === null) throw new CrmFailure('not_found', `${id} is no id of a Salesforce record.`);
  return { ...body, id: recordId };
}

const NAMES: Readonly<Record<SyncedObject, string>> = { organization: 'Name', contact: 'LastName' };

function toCreation(
  object: SyncedObject,
  recordTypeId: string | undefined,
  description: Description,
  body: Record<string, SentValue>,
): Record<string, SentValue> {
  const refuse = (field: string, message: string) => new CrmFailure('rejected', message, { fields: [field] });
  if (!findField(description, TIERLINE_ID)) {
    const advice = 'Bring the Tierline package up to date, and assign its permission set Tierline Integration.';
    throw refuse(TIERLINE_ID, `Salesforce shows Tierline no field ${TIERLINE_ID} of ${objectName(object)}. ${advice}`);
  }
  const name = body[NAMES[object]];
  if (typeof name !== 'string' || name.trim() === '') {
    throw refuse(NAMES[object], `A new ${objectName(object)} needs a ${NAMES[object]}.`);
  }
  if (recordTypeId === undefined) return body;
  const wanted = toRecordId(recordTypeId);
  const type = toRecordTypes(description).find(({ id }) => id === wanted);
  if (!type)
    throw refuse('RecordTypeId', `Tierline may create no ${objectName(object)} of record type ${recordTypeId}.`);
  return { ...body, RecordTypeId: type.id };
}
