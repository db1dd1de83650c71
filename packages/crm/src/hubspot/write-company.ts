import { CrmFailure, type OrganizationWrite } from '@tierline/domain/crm';
import { chooseAccountType } from '../choose-account-type.ts';
import { joinValues } from '../join-values.ts';
import { spellAsOffered } from '../spell-as-offered.ts';
import type { HubSpotClient } from './client.ts';
import { type CompanyField, type CompanyProperties, hasValues } from './company-fields.ts';
import { addCompanies, type Company, getCompany, type readOptions } from './company-option.ts';
import { hasReason } from './failure.ts';
import type { HubSpotFields } from './fields.ts';
import { toRecordId } from './record-id.ts';

/**
 * Writes properties of a company. What its selects have to offer for that is looked up where it was last described, so
 * that most writes are one call; who took an option away meanwhile, or overwrote ours, makes HubSpot refuse, and then all
 * of them are looked at and completed before it is tried once more.
 */
export async function writeCompany(
  client: HubSpotClient,
  fields: HubSpotFields['company'],
  known: CompanyProperties,
  recordId: string,
  wanted: OrganizationWrite,
): Promise<{ addedOptions: boolean }> {
  const needs: [property: string, companies: Company[]][] = [];
  const values = toValues(known.listed, wanted);
  if (wanted.contractNames) {
    const names = spellAsOffered(wanted.contractNames, valuesOf(optionsIn(known, fields.contractNames)));
    values[fields.contractNames] = joinValues(names);
    needs.push([fields.contractNames, names.map((name) => ({ id: name, name }))]);
  }
  if (wanted.accountType !== undefined) {
    const accountTypes = valuesOf(optionsIn(known, fields.accountType));
    const statuses = valuesOf(optionsIn(known, fields.status));
    const { accountType, status } = chooseAccountType(wanted.accountType, { accountTypes, statuses });
    values[fields.accountType] = accountType;
    if (status !== undefined) values[fields.status] = status;
    if (wanted.accountType.join) values[fields.inSync] = 'true';
  }
  if (wanted.preferredId !== undefined) {
    const company = wanted.preferredId === null ? null : await getCompany(client, toCompanyId(wanted.preferredId));
    values[fields.preferred] = company?.id ?? '';
    if (company) needs.push([fields.preferred, [company]]);
  }
  const missing = needs.filter(([property, companies]) => {
    const offered = valuesOf(optionsIn(known, property));
    return companies.some(({ id }) => !offered.includes(id));
  });
  const write = async (lacking: typeof needs) => {
    for (const [name, companies] of lacking) await addCompanies(client, { type: 'companies', name }, companies);
    await client.records.update('companies', recordId, { properties: values });
  };
  try {
    await write(missing);
    return { addedOptions: missing.length > 0 };
  } catch (error) {
    if (needs.length === 0 || !hasReason(error, 'INVALID_OPTION')) throw error;
    await write(needs);
    return { addedOptions: true };
  }
}

type Offered = Awaited<ReturnType<typeof readOptions>>;

const optionsIn = ({ properties }: CompanyProperties, name: string): Offered =>
  properties.find((property) => property.name === name)?.options ?? [];

const valuesOf = (options: Offered): string[] => options.map(({ value }) => value);

function toCompanyId(id: string): string {
  const recordId = toRecordId(id);
  if (recordId === null) throw new CrmFailure('rejected', `${id} is no id of a HubSpot company.`);
  return recordId;
}

function toValues(listed: readonly CompanyField[], { values = {} }: OrganizationWrite): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, list]) => {
      const field = listed.find((each) => each.key === key);
      if (!field || !hasValues(field)) {
        throw new CrmFailure('rejected', `HubSpot has no property ${key} of companies that has a list of values.`);
      }
      if (!field.writable) {
        throw new CrmFailure('rejected', `HubSpot sets the property ${field.label} itself, so nobody else can.`);
      }
      if (field.type !== 'multi_select' && list.length > 1) {
        throw new CrmFailure('rejected', `${field.label} holds one value, not ${list.length}.`);
      }
      return [field.property, joinValues(list)];
    }),
  );
}
