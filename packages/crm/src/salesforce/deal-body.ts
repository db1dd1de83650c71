import { CrmFailure, type DealObject, type RecordWrite } from '@tierline/domain/crm';
import { type DealKey, toOwnerText } from '@tierline/domain/deal-values';
import { type Money, toDecimal } from '@tierline/domain/money';
import type { FieldValues } from '@tierline/domain/organization-field';
import type { AroundDeals } from './around-deals.ts';
import { dealFields } from './deal-fields.ts';
import { type Description, findField } from './describe.ts';
import type { SalesforceFields } from './fields.ts';
import { toLookup } from './lookup.ts';
import { objectName } from './objects.ts';
import { type SentValue, toRawBody } from './raw-body.ts';
import { offeredBy } from './raw-values.ts';

/** What is sent of an opportunity or a lead; what Salesforce does not have is refused by the field that was to hold it. */
export function toDealBody(
  object: DealObject,
  { stage, amount, partnerId, ownerEmail }: RecordWrite,
  fields: SalesforceFields,
  description: Description,
  around: AroundDeals,
): Record<string, SentValue> {
  const name = (key: DealKey) => getName(object, key, fields);
  const values: Record<string, readonly string[]> = {};
  if (stage !== undefined) values[name('stage')] = [toStage(description, name('stage'), stage, around)];
  if (partnerId !== undefined) values[name('partner')] = toList(toPartner(partnerId, name('partner')));
  if (ownerEmail !== undefined) values[name('owner')] = [toOwner(ownerEmail, name('owner'), around)];
  if (amount !== undefined) Object.assign(values, toAmount(amount, name('amount'), description, around));
  return toRawBody(values, description, 'updateable');
}

const toList = (value: string | null): string[] => (value === null ? [] : [value]);

const refusal = (field: string, message: string) => new CrmFailure('rejected', message, { fields: [field] });

function getName(object: DealObject, key: DealKey, fields: SalesforceFields): string {
  const name = dealFields(object, fields)[key];
  if (name === undefined) throw refusal(key, `A Salesforce ${objectName(object)} has no ${key}.`);
  return name;
}

/** Salesforce takes any text for a stage, and then counts the record in none. */
function toStage(description: Description, name: string, stage: string, { converted }: AroundDeals): string {
  const field = findField(description, name);
  const offered = field ? offeredBy(field) : [];
  const isIt = (text: string) => fold(text) === fold(stage);
  const value = (offered.find((each) => isIt(each.value)) ?? offered.find((each) => isIt(each.label)))?.value;
  if (value === undefined) throw refusal(name, `${field?.label ?? name} offers no value “${stage}”.`);
  if (converted.has(value)) throw refusal(name, `A lead comes to “${value}” by being converted, and in no other way.`);
  return value;
}

function toPartner(id: string | null, name: string): string | null {
  try {
    return toLookup(id);
  } catch (error) {
    throw error instanceof CrmFailure ? refusal(name, error.message) : error;
  }
}

function toOwner(email: string, name: string, { owners }: AroundDeals): string {
  if (owners instanceof CrmFailure)
    throw new CrmFailure(owners.code, owners.message, { cause: owners, fields: [name] });
  const [id, ...others] = owners.get(toOwnerText(email)) ?? [];
  if (id === undefined) throw refusal(name, `Salesforce has no active user with the address ${email}.`);
  if (others.length > 0) throw refusal(name, `Several active users of Salesforce have the address ${email}.`);
  return id;
}

/** The currency is named where each record has its own. */
function toAmount(
  amount: Money | null,
  name: string,
  description: Description,
  { currency }: AroundDeals,
): FieldValues {
  if (amount === null) return { [name]: [] };
  const value = { [name]: [toDecimal(amount)] };
  if (currency !== 'each-record') {
    if (currency.code === amount.currency) return value;
    throw refusal(name, `Salesforce keeps amounts in ${currency.code}, and not in ${amount.currency}.`);
  }
  const field = findField(description, CURRENCY);
  if (field && offeredBy(field).some((each) => each.value === amount.currency)) {
    return { ...value, [field.name]: [amount.currency] };
  }
  throw refusal(name, `Salesforce does not have the currency ${amount.currency}.`);
}

const CURRENCY = 'CurrencyIsoCode';

const fold = (text: string): string => text.trim().toLowerCase();
