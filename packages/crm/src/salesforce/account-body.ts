import { CrmFailure, type RecordWrite } from '@tierline/domain/crm';
import { chooseAccountType } from '../choose-account-type.ts';
import { joinValues } from '../join-values.ts';
import { spellAsOffered } from '../spell-as-offered.ts';
import { type AccountField, hasValues } from './account-fields.ts';
import { type Description, findField } from './describe.ts';
import type { SalesforceFields } from './fields.ts';
import { toLookup } from './lookup.ts';
import type { SentValue } from './raw-body.ts';

/** What is sent of an account besides its `fields`; what Salesforce could only misunderstand is refused here. */
export function toAccountBody(
  write: RecordWrite,
  fields: SalesforceFields['account'],
  known: { description: Description | null; listed: readonly AccountField[] },
): Record<string, SentValue> {
  const body: Record<string, SentValue> = {};
  if (write.organizationId !== undefined) throw new CrmFailure('rejected', 'A Salesforce account belongs to no other.');
  const offeredBy = (name: string): string[] => {
    const described = known.description && findField(known.description, name);
    return (described?.picklistValues ?? []).filter(({ active }) => active).map(({ value }) => value);
  };
  if (write.contractNames !== undefined) {
    const names = spellAsOffered(write.contractNames, offeredBy(fields.contractNames));
    body[fields.contractNames] = joinValues(names) || null;
  }
  if (write.accountType !== undefined) {
    const offered = { accountTypes: offeredBy(fields.accountType), statuses: offeredBy(fields.status) };
    const { accountType, status } = chooseAccountType(write.accountType, offered);
    body[fields.accountType] = accountType;
    if (status !== undefined) body[fields.status] = status;
    if (write.accountType.join) body[fields.inSync] = true;
  }
  if (write.inSync !== undefined) body[fields.inSync] = write.inSync;
  if (write.preferredId !== undefined) body[fields.preferred] = toLookup(write.preferredId);
  for (const [key, values] of Object.entries(write.values ?? {})) {
    const field = known.listed.find((each) => each.key === key);
    if (!field || !hasValues(field)) {
      throw new CrmFailure('rejected', `Salesforce shows Tierline no field ${key} that has a list of values.`);
    }
    body[field.apiName] = toPicklist(field, values);
  }
  return body;
}

function toPicklist({ type, label }: AccountField, values: readonly string[]): string | null {
  if (type === 'multi_select') return joinValues(values) || null;
  if (values.length > 1) throw new CrmFailure('rejected', `${label} holds one value, not ${values.length}.`);
  return values[0] ?? null;
}
