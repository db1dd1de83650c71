import { refuse } from '../api-error.ts';
import type { FieldMapping } from '../metadata/lead-conversion.ts';
import type { Caller } from '../org.ts';
import type { FieldValue } from '../schema/field.ts';
import { findField } from '../schema/sobject.ts';
import type { StoredRecord } from './record-store.ts';
import { getWritable, insertRecord } from './save.ts';
import { nowOf } from './timestamps.ts';

export interface LeadConversion {
  leadId: string;
  convertedStatus: string;
  accountId?: string | null;
  contactId?: string | null;
  opportunityName?: string | null;
  doNotCreateOpportunity?: boolean;
  ownerId?: string | null;
}

export interface ConvertedLead {
  leadId: string;
  accountId: string;
  contactId: string;
  opportunityId: string | null;
}

/** Fields of a lead that Salesforce itself carries over ("Lead Conversion Field Mapping"). */
const standardMappings: readonly FieldMapping[] = [
  ...['Phone', 'Website', 'Industry', 'Rating', 'AnnualRevenue', 'NumberOfEmployees', 'Description'].map(
    (name) => ({ leadField: name, targetObject: 'Account', targetField: name }) as const,
  ),
  ...['FirstName', 'LastName', 'Salutation', 'Title', 'Email', 'Phone', 'MobilePhone', 'LeadSource'].map(
    (name) => ({ leadField: name, targetObject: 'Contact', targetField: name }) as const,
  ),
  { leadField: 'LeadSource', targetObject: 'Opportunity', targetField: 'LeadSource' },
];

/** Turns a lead into an account, a contact and an opportunity, with the mapped fields carried over. */
export function convertLead(caller: Caller, request: LeadConversion): ConvertedLead {
  const { org } = caller;
  const leads = org.schema.getObject('Lead');
  const lead = getWritable(caller, leads, request.leadId, 'edit');
  if (lead.IsConverted) refuse(400, 'CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead', []);
  const statuses = [...org.store.list(org.schema.getObject('LeadStatus'))];
  if (!statuses.some(({ ApiName, IsConverted }) => ApiName === request.convertedStatus && IsConverted)) {
    refuse(400, 'INVALID_STATUS', `invalid convertedStatus: ${request.convertedStatus}`, []);
  }
  return org.store.transaction(() => {
    const system = withoutFieldSecurity(caller);
    const owner = { OwnerId: request.ownerId ?? lead.OwnerId ?? caller.access.userId };
    const insert = (object: 'Account' | 'Contact' | 'Opportunity', fields: Record<string, FieldValue>) =>
      insertRecord(system, org.schema.getObject(object), { ...carriedOver(caller, lead, object), ...fields, ...owner })
        .Id;
    const accountId = request.accountId ?? insert('Account', { Name: lead.Company ?? null });
    const contactId = request.contactId ?? insert('Contact', { AccountId: accountId });
    const opportunityId = request.doNotCreateOpportunity
      ? null
      : insert('Opportunity', {
          Name: request.opportunityName || `${lead.Company ?? ''}-`,
          AccountId: accountId,
          StageName: 'Prospecting',
          CloseDate: endOfQuarter(org.clock()),
        });
    markConverted(caller, lead, request.convertedStatus, { accountId, contactId, opportunityId });
    return { leadId: lead.Id, accountId, contactId, opportunityId };
  });
}

function carriedOver({ org }: Caller, lead: StoredRecord, object: string): Record<string, FieldValue> {
  const mappings = [...standardMappings, ...org.metadata.leadFieldMappings].filter(
    ({ targetObject, targetField }) =>
      targetObject === object && findField(org.schema.getObject(object), targetField)?.createable,
  );
  const values = mappings.map(({ leadField, targetField }) => [targetField, lead[leadField] ?? null] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== null));
}

/** A conversion carries mapped fields even where the user may not edit them. */
function withoutFieldSecurity(caller: Caller): Caller {
  return { ...caller, access: { ...caller.access, canEditField: () => true, canReadField: () => true } };
}

function markConverted(
  { org, access }: Caller,
  lead: StoredRecord,
  status: string,
  made: { accountId: string; contactId: string; opportunityId: string | null },
): void {
  const now = nowOf(org.clock);
  org.store.put(org.schema.getObject('Lead'), {
    ...lead,
    Status: status,
    IsConverted: true,
    ConvertedDate: now.slice(0, 10),
    ConvertedAccountId: made.accountId,
    ConvertedContactId: made.contactId,
    ConvertedOpportunityId: made.opportunityId,
    LastModifiedDate: now,
    LastModifiedById: access.userId,
    SystemModstamp: now,
  });
}

/** Salesforce closes a converted opportunity at the end of the quarter until somebody says otherwise. */
function endOfQuarter(now: Date): string {
  const firstOfNext = Date.UTC(now.getUTCFullYear(), Math.floor(now.getUTCMonth() / 3) * 3 + 3, 1);
  return new Date(firstOfNext - 1).toISOString().slice(0, 10);
}
