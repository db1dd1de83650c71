import type { Account, Actor } from '../account.ts';
import { invalid } from '../api-error.ts';
import { associate } from '../associations/associate.ts';
import { isObject } from '../is-object.ts';
import type { ObjectType } from '../object-type.ts';
import { type GivenValues, planValues } from '../records/plan-values.ts';
import { type NewAssociation, readAssociations } from '../records/read-associations.ts';
import type { StoredRecord } from '../records/record-store.ts';
import { createRecord, updateRecord } from '../records/save.ts';
import { refuseTakenValues } from '../records/unique-value.ts';

/** A write that was found to be allowed, and is only to be done. */
export type PlannedWrite = () => StoredRecord;

export function planCreate(account: Account, actor: Actor, type: ObjectType, input: unknown): PlannedWrite {
  const { properties, associations } = isObject(input) ? input : {};
  const values = planValues(account, type, givenValues(properties), null);
  const wanted = readAssociations(account, type, associations);
  if (type.name === 'leads') requireForLead(values, wanted);
  refuseTakenValues(account, type, values, null);
  return () => {
    const record = createRecord(account, actor, type, values);
    for (const { to, types } of wanted) associate(account, actor, { type, id: record.id }, to, types);
    return record;
  };
}

export function planUpdate(
  account: Account,
  actor: Actor,
  type: ObjectType,
  record: StoredRecord,
  input: unknown,
): PlannedWrite {
  const values = planValues(account, type, givenValues(isObject(input) ? input.properties : undefined), record);
  refuseTakenValues(account, type, values, record.id);
  return () => updateRecord(account, actor, type, account.records.find(type, record.id) ?? record, values);
}

function givenValues(properties: unknown): GivenValues {
  if (properties === undefined) return {};
  return isObject(properties) ? properties : invalid('properties: an object is required');
}

/** A lead has a name, and stands for somebody ("Leads": create leads). */
function requireForLead(values: Readonly<Record<string, string>>, associations: readonly NewAssociation[]): void {
  if (!values.hs_lead_name) {
    const message = 'Error creating LEAD. Some required properties were not set.';
    invalid(message, { context: { properties: ['hs_lead_name'] } });
  }
  if (associations.some(({ to }) => to.type.name === 'contacts' || to.type.name === 'companies')) return;
  invalid('Error creating LEAD. A lead must be associated with a contact or a company.');
}
