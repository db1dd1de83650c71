import { CrmFailure, type DealObject, type RecordWrite } from '@tierline/domain/crm';
import { type DealKey, toOwnerText } from '@tierline/domain/deal-values';
import { type Money, toDecimal } from '@tierline/domain/money';
import type { FieldValues } from '@tierline/domain/organization-field';
import { dealFields } from '../deal-fields.ts';
import { objectName } from '../objects.ts';
import { toRecordId } from '../record-id.ts';
import { findStage } from './around-deals.ts';
import type { PlannedWrite } from './planned-write.ts';
import { toRawValues } from './raw-values.ts';
import type { Surroundings } from './surroundings.ts';

/** What is written of a deal or lead; what HubSpot does not have is refused by the property that was to hold it. */
export function planDeal(
  object: DealObject,
  surroundings: Surroundings,
  recordId: string,
  { stage, amount, partnerId, ownerEmail, fields = {} }: RecordWrite,
): Pick<PlannedWrite, 'values' | 'partnerId'> {
  const name = (key: DealKey) => getName(object, key, surroundings);
  const values: Record<string, readonly string[]> = { ...fields };
  if (stage !== undefined) values[name('stage')] = [toStage(object, surroundings, recordId, stage, name('stage'))];
  if (ownerEmail !== undefined) values[name('owner')] = [toOwner(surroundings, ownerEmail, name('owner'))];
  if (amount !== undefined) Object.assign(values, toAmount(surroundings, amount, name('amount')));
  const planned = { values: toRawValues(surroundings.known, values) };
  if (partnerId === undefined) return planned;
  return { ...planned, partnerId: partnerId === null ? null : toPartner(partnerId, name('partner')) };
}

const refusal = (field: string, message: string) => new CrmFailure('rejected', message, { fields: [field] });

function getName(object: DealObject, key: DealKey, { fields }: Surroundings): string {
  const name = dealFields(object, fields)[key];
  if (name === undefined) throw refusal(key, `HubSpot’s ${objectName(object)} have no ${key}.`);
  return name;
}

function toStage(
  object: DealObject,
  { around: { stages, pipelines } }: Surroundings,
  recordId: string,
  stage: string,
  name: string,
): string {
  const pipeline = pipelines.get(recordId);
  if (pipeline === undefined) {
    throw new CrmFailure('not_found', `HubSpot has no record ${recordId} among its ${objectName(object)}.`);
  }
  const id = findStage(stages, pipeline, stage);
  if (id !== null) return id;
  const elsewhere = findStage(stages, null, stage) === null ? '' : ', though another pipeline has one';
  throw refusal(name, `The record’s pipeline has no stage “${stage}”${elsewhere}.`);
}

function toOwner({ around: { owners } }: Surroundings, email: string, name: string): string {
  const found = [...owners].filter(([, owner]) => owner.isPresent && owner.email === toOwnerText(email));
  const [id] = found[0] ?? [];
  if (id === undefined) throw refusal(name, `HubSpot has no active owner with the address ${email}.`);
  return id;
}

/** A deal that names no currency is in the account's own. */
function toAmount({ known, around }: Surroundings, amount: Money | null, name: string): FieldValues {
  if (amount === null) return { [name]: [] };
  const value = { [name]: [toDecimal(amount)] };
  if (known.get(CURRENCY)?.options.some((option) => option.value === amount.currency)) {
    return { ...value, [CURRENCY]: [amount.currency] };
  }
  if (amount.currency === around.currency) return value;
  throw refusal(name, `The HubSpot account does not have the currency ${amount.currency}.`);
}

const CURRENCY = 'deal_currency_code';

function toPartner(id: string, name: string): string {
  const companyId = toRecordId(id);
  if (companyId === null) throw refusal(name, `${id} is no id of a HubSpot company.`);
  return companyId;
}
