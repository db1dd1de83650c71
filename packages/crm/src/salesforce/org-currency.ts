import { CrmFailure } from '@tierline/domain/crm';
import type { Api } from './api.ts';
import { objectName } from './objects.ts';

/** Only an org with several currencies has the field `CurrencyIsoCode`; to name it in any other fails the query. */
export type OrgCurrency = 'each-record' | { readonly code: string };

/** REST API Developer Guide, "sObject Describe": the one place that tells without failing. */
export async function findOrgCurrency(api: Api, defaultCurrency: string): Promise<OrgCurrency> {
  const { body } = await api({ method: 'GET', path: `/sobjects/${objectName('deal')}/describe` });
  if (!isDescription(body)) {
    throw new CrmFailure('unavailable', 'Salesforce described an object without its fields.', { cause: body });
  }
  return body.fields.some((field) => field.name === 'CurrencyIsoCode') ? 'each-record' : { code: defaultCurrency };
}

const isDescription = (body: unknown): body is { fields: { name: unknown }[] } =>
  typeof body === 'object' && body !== null && 'fields' in body && Array.isArray(body.fields);
