import type { CrmObject } from '@tierline/domain/crm';
import { type Kept, kept } from '../kept.ts';
import { type AccountField, toAccountFields } from './account-fields.ts';
import type { Api } from './api.ts';
import { type Description, describe } from './describe.ts';
import type { SalesforceFields } from './fields.ts';
import { objectName } from './objects.ts';

export interface Described {
  /** `null`: the object is hidden from the integration user. */
  description: Description | null;
  /** Of accounts, the fields by their keys. */
  listed: readonly AccountField[];
}

/** How long a description is good for; a field that is gone before that is noticed at once. */
const SECONDS = 600;

export function createDescriptions(api: Api, fields: SalesforceFields, clock: () => Date) {
  const of = (object: CrmObject): Kept<Described> =>
    kept(
      async () => {
        const description = await describe(api, objectName(object));
        return { description, listed: object === 'organization' ? toAccountFields(description, fields.account) : [] };
      },
      SECONDS,
      clock,
    );
  return { organization: of('organization'), contact: of('contact'), deal: of('deal'), lead: of('lead') };
}
