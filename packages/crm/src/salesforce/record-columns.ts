import type { CrmRecords } from '@tierline/domain/crm';
import { type AccountField, hasValues } from './account-fields.ts';
import type { Columns } from './columns.ts';
import { column, constant } from './columns.ts';
import type { SalesforceFields } from './fields.ts';
import { toInstant } from './instant.ts';
import type { OptionalOfDeals, OptionalOfOrganizations } from './optional-columns.ts';
import type { OrgCurrency } from './org-currency.ts';
import { toAmount, toFlag, toReference, toText, toValues } from './values.ts';

export type RecordColumns = { readonly [K in keyof CrmRecords]: Columns<CrmRecords[K]> };

const orBlank = (text: string | null): string => text ?? '';

/** The name behind a lookup field: a custom one's relation ends in `__r`, a standard one's lacks the `Id`. */
const nameOf = (lookup: string): string => `${lookup.replace(/__c$/, '__r').replace(/Id$/, '')}.Name`;

const IDENTITY = {
  id: column('Id', (value) => orBlank(toReference(value))),
  name: column('Name', (value) => orBlank(toText(value))),
  modifiedAt: column('SystemModstamp', (value) => orBlank(toInstant(value))),
  modifiedBy: column('LastModifiedBy.Name', toText),
  deleted: column('IsDeleted', toFlag),
};

/**
 * `listed`: the account's fields whose values are told, once the org has described them. `optional`: what is told besides;
 * nothing of a page.
 */
export function recordColumns(
  fields: SalesforceFields,
  currency: OrgCurrency,
  listed: readonly AccountField[],
  optional: OptionalOfOrganizations = {},
  ofDeals: OptionalOfDeals = {},
): RecordColumns {
  const { account, opportunity, lead } = fields;
  const { parentId: _, ...ofAll } = optional;
  return {
    organization: {
      ...IDENTITY,
      inSync: column(account.inSync, toFlag),
      accountType: column(account.accountType, toText),
      status: column(account.status, toText),
      contractNames: column(account.contractNames, toValues),
      preferredId: column(account.preferred, toReference),
      values: valuesColumn(listed.filter(hasValues)),
      ...optional,
    },
    contact: {
      ...IDENTITY,
      organizationId: column('AccountId', toReference),
      email: column('Email', toText),
      ...ofAll,
    },
    deal: {
      ...IDENTITY,
      customerId: column('AccountId', toReference),
      customerName: column('Account.Name', toText),
      partnerId: column(opportunity.partner, toReference),
      partnerName: column(nameOf(opportunity.partner), toText),
      secondPartnerId: column(opportunity.secondPartner, toReference),
      secondPartnerName: column(nameOf(opportunity.secondPartner), toText),
      stage: column('StageName', toText),
      open: column('IsClosed', (value) => !toFlag(value)),
      amount: amountColumn(currency),
      ownerName: column('Owner.Name', toText),
      convertedToId: constant(null),
      ...ofAll,
      ...ofDeals,
    },
    lead: {
      ...IDENTITY,
      customerId: constant(null),
      customerName: column('Company', toText),
      partnerId: column(lead.partner, toReference),
      partnerName: column(nameOf(lead.partner), toText),
      secondPartnerId: column(lead.secondPartner, toReference),
      secondPartnerName: column(nameOf(lead.secondPartner), toText),
      stage: column('Status', toText),
      open: column('IsConverted', (value) => !toFlag(value)),
      amount: constant(null),
      ownerName: column('Owner.Name', toText),
      convertedToId: column('ConvertedOpportunityId', toReference),
      ...ofAll,
      ...ofDeals,
    },
  };
}

const valuesColumn = (listed: readonly AccountField[]): Columns<CrmRecords['organization']>['values'] => ({
  paths: listed.map(({ apiName }) => apiName),
  to: (...values) =>
    Object.fromEntries(
      listed.map(({ key, type }, at) => [key, type === 'multi_select' ? toValues(values[at]) : toOne(values[at])]),
    ),
});

const toOne = (value: unknown): string[] => {
  const text = toText(value);
  return text === null ? [] : [text];
};

const amountColumn = (currency: OrgCurrency): Columns<CrmRecords['deal']>['amount'] =>
  currency === 'each-record'
    ? {
        paths: ['Amount', 'CurrencyIsoCode'],
        to: (amount, code) => (typeof code === 'string' ? toAmount(amount, code) : null),
      }
    : column('Amount', (amount) => toAmount(amount, currency.code));
