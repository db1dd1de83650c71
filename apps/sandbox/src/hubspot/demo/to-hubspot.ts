import { type DemoRecord, type DemoValue, isReference, toKey } from '../../demo/record.ts';
import type { HalfCompany, HalfContact, HalfDeal } from './hubspot-half.ts';

const text = (value: DemoValue | undefined): string | null =>
  value === undefined || value === null || isReference(value) ? null : String(value);

const keyOf = (value: DemoValue | undefined): string | null =>
  value !== undefined && value !== null && isReference(value) ? value.ref : null;

/** An account as HubSpot's company: the programme's fields go under the names that the installation gives them. */
export function toCompany(
  { key, fields, at }: DemoRecord,
  name: string,
  toContractHere: (name: string) => string,
): HalfCompany {
  const contracts = text(fields.Tierline_Associated_Distributors__c);
  return {
    key,
    at,
    owner: keyOf(fields.OwnerId),
    preferred: keyOf(fields.Tierline_Preferred_Distributor__c),
    salesforce: key,
    properties: {
      name,
      country: text(fields.BillingCountry),
      numberofemployees: text(fields.NumberOfEmployees),
      tierline_sync: String(fields.Sync_with_Tierline__c === true),
      tierline_account_type: text(fields.Tierline_Account_Type__c),
      tierline_status: text(fields.Tierline_Status__c),
      tierline_region: text(fields.Tierline_Region__c),
      tierline_segment: text(fields.Tierline_Segment__c),
      tierline_product_lines: text(fields.Tierline_Product_Lines__c),
      tierline_distributors: contracts?.split(';').map(toContractHere).join(';') ?? null,
    },
  };
}

/** Somebody without a company is nobody's contact here. */
export function toContact({ key, fields, at }: DemoRecord): HalfContact[] {
  const company = keyOf(fields.AccountId);
  if (company === null) return [];
  const properties = {
    firstname: text(fields.FirstName),
    lastname: text(fields.LastName),
    email: text(fields.Email),
    phone: text(fields.Phone),
    jobtitle: text(fields.Title),
    tierline_role: text(fields.Tierline_Role__c),
    tierline_status: text(fields.Tierline_Status__c),
  };
  return [{ key, at, owner: keyOf(fields.OwnerId), company, salesforce: key, properties }];
}

/** A company that nobody has sold to yet; Salesforce has no account for it. */
export function toProspect({ fields, at }: DemoRecord): HalfCompany {
  const name = text(fields.Company) ?? '';
  return {
    key: toKey('prospect', name),
    at,
    owner: keyOf(fields.OwnerId),
    preferred: null,
    salesforce: null,
    properties: { name, country: text(fields.Country), tierline_sync: 'false' },
  };
}

/** HubSpot's stages of a new account are fewer than Salesforce's. */
const DEAL_STAGES: Readonly<Record<string, string>> = {
  Prospecting: 'appointmentscheduled',
  Qualification: 'qualifiedtobuy',
  'Needs Analysis': 'qualifiedtobuy',
  'Value Proposition': 'presentationscheduled',
  'Id. Decision Makers': 'presentationscheduled',
  'Perception Analysis': 'decisionmakerboughtin',
  'Proposal/Price Quote': 'decisionmakerboughtin',
  'Negotiation/Review': 'contractsent',
  'Closed Won': 'closedwon',
  'Closed Lost': 'closedlost',
};

const LEAD_STAGES: Readonly<Record<string, string>> = {
  'Open - Not Contacted': 'new-stage-id',
  'Working - Contacted': 'attempting-stage-id',
  'Closed - Not Converted': 'unqualified-stage-id',
};

const stageOf = (stages: Readonly<Record<string, string>>, name: DemoValue | undefined): string => {
  const stage = stages[String(name)];
  if (stage === undefined) throw new Error(`HubSpot has no stage for ${String(name)}.`);
  return stage;
};

export function toDeal({ key, fields, at }: DemoRecord): HalfDeal {
  return {
    key,
    at,
    owner: keyOf(fields.OwnerId),
    customer: keyOf(fields.AccountId),
    partner: keyOf(fields.Partner__c),
    distributor: keyOf(fields.Distributor__c),
    salesforce: key,
    properties: {
      dealname: text(fields.Name),
      pipeline: 'default',
      dealstage: stageOf(DEAL_STAGES, fields.StageName),
      amount: text(fields.Amount),
      deal_currency_code: text(fields.CurrencyIsoCode),
      closedate: fields.CloseDate ? `${text(fields.CloseDate)}T00:00:00.000Z` : null,
    },
  };
}

export function toLead({ key, fields, at }: DemoRecord, customer: string | null): HalfDeal {
  return {
    key,
    at,
    owner: keyOf(fields.OwnerId),
    customer,
    partner: keyOf(fields.Partner__c),
    distributor: keyOf(fields.Distributor__c),
    salesforce: key,
    properties: {
      hs_lead_name: [text(fields.FirstName), text(fields.LastName)].filter(Boolean).join(' '),
      hs_pipeline: 'lead-pipeline-id',
      hs_pipeline_stage: stageOf(LEAD_STAGES, fields.Status),
    },
  };
}
