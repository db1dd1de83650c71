import { CrmFailure } from '@tierline/domain/crm';
import type { Api } from './api.ts';
import { describe, findField } from './describe.ts';
import { objectName } from './objects.ts';

/** Only an org with several currencies has the field `CurrencyIsoCode`; to name it in any other fails the query. */
export type OrgCurrency = 'each-record' | { readonly code: string };

/** The description is the one place that tells without failing. */
export async function findOrgCurrency(api: Api, defaultCurrency: string): Promise<OrgCurrency> {
  const name = objectName('deal');
  const described = await describe(api, name);
  if (described === null) throw new CrmFailure('not_found', `Salesforce does not show Tierline the object ${name}.`);
  return findField(described, 'CurrencyIsoCode') ? 'each-record' : { code: defaultCurrency };
}
