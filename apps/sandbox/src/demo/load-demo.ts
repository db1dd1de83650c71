import { type DemoRecord, type DemoValue, type DemoVendor, isReference } from './record.ts';

/** What the demo needs of the org that it is put into. `at` is the instant at which the step is to have happened. */
export interface DemoOrg {
  addPicklistValues(object: string, field: string, values: readonly string[]): void;
  /** Answers the new record's id. */
  insert(object: DemoRecord['object'], fields: Readonly<Record<string, string | number | boolean>>, at: string): string;
  convertLead(conversion: LeadConversion, at: string): void;
}

/** As in Apex's Database.LeadConvert: the account is there, the opportunity is made under the name given. */
export interface LeadConversion {
  leadId: string;
  accountId: string;
  opportunityName: string;
  convertedStatus: string;
}

/**
 * Puts a vendor into an org. `present` names records that are there already, such as the profile of the people.
 * Answers the id of each record by its key, those of `present` included. Blank fields are left out of the inserts.
 */
export function loadDemo(org: DemoOrg, vendor: DemoVendor, present: ReadonlyMap<string, string>): Map<string, string> {
  const ids = new Map(present);
  const getId = (key: string): string => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`The demo refers to ${key} before it is there.`);
    return id;
  };

  for (const { object, field, values } of vendor.picklistValues) org.addPicklistValues(object, field, values);
  for (const { object, key, fields, at } of vendor.records) {
    if (ids.has(key)) throw new Error(`The demo has two records with the key ${key}.`);
    ids.set(key, org.insert(object, resolve(fields, getId), at));
  }
  for (const { lead, account, opportunityName, convertedStatus, at } of vendor.conversions) {
    const [leadId, accountId] = [getId(lead.ref), getId(account.ref)];
    org.convertLead({ leadId, accountId, opportunityName, convertedStatus }, at);
  }
  return ids;
}

function resolve(
  fields: Readonly<Record<string, DemoValue>>,
  getId: (key: string) => string,
): Record<string, string | number | boolean> {
  const resolved: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value !== null) resolved[name] = isReference(value) ? getId(value.ref) : value;
  }
  return resolved;
}
