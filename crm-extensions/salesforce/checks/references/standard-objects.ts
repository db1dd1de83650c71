/**
 * The part of the platform's own objects that this project refers to. A field is `fixed` when permission sets may not
 * mention it: the platform requires it, or keeps it itself.
 */
interface StandardField {
  type: string;
  fixed?: true;
  referenceTo?: string;
}

const user = { type: 'Lookup', fixed: true, referenceTo: 'User' } as const;
const fixedText = { type: 'Text', fixed: true } as const;
const text = { type: 'Text' } as const;
const picklist = { type: 'Picklist' } as const;

const COMMON: Record<string, StandardField> = {
  Id: fixedText,
  Name: fixedText,
  CreatedById: user,
  CreatedDate: { type: 'DateTime', fixed: true },
  CurrencyIsoCode: { type: 'Picklist', fixed: true },
  LastModifiedById: user,
  LastModifiedDate: { type: 'DateTime', fixed: true },
  OwnerId: user,
};

export const STANDARD_OBJECTS: Record<string, Record<string, StandardField>> = {
  Account: {
    ...COMMON,
    Industry: picklist,
    ParentId: { type: 'Lookup', referenceTo: 'Account' },
    Phone: text,
    Type: picklist,
    Website: text,
  },
  Contact: {
    ...COMMON,
    AccountId: { type: 'Lookup', referenceTo: 'Account' },
    Email: text,
    Phone: text,
    Title: text,
  },
  Lead: {
    ...COMMON,
    Company: fixedText,
    ConvertedOpportunityId: { type: 'Lookup', fixed: true, referenceTo: 'Opportunity' },
    Email: text,
    IsConverted: { type: 'Checkbox', fixed: true },
    LeadSource: picklist,
    Phone: text,
    Rating: picklist,
    Status: { type: 'Picklist', fixed: true },
    Title: text,
    Website: text,
  },
  Opportunity: {
    ...COMMON,
    AccountId: { type: 'Lookup', referenceTo: 'Account' },
    Amount: { type: 'Currency' },
    CloseDate: { type: 'Date', fixed: true },
    IsClosed: { type: 'Checkbox', fixed: true },
    LeadSource: picklist,
    NextStep: text,
    Probability: { type: 'Percent' },
    StageName: { type: 'Picklist', fixed: true },
    Type: picklist,
  },
  User: COMMON,
  UserExternalCredential: COMMON,
};
