import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { Crm, CrmObject, CrmRecords, CrmUsage } from '@tierline/domain/crm';
import { CrmFailure } from '@tierline/domain/crm';
import type { OrganizationField } from '@tierline/domain/organization-field';
import type { Deadline } from '../http-answer.ts';
import { lazy } from '../lazy.ts';
import { type AccountField, accountFieldName, UNTOLD, watchedFields } from './account-fields.ts';
import type { Limiter } from './api.ts';
import { createApi } from './api.ts';
import { pathsOf } from './columns.ts';
import { dealFields } from './deal-fields.ts';
import { findField } from './describe.ts';
import { createDescriptions } from './descriptions.ts';
import type { SalesforceFields } from './fields.ts';
import { toUsage } from './limit-info.ts';
import { objectName, toObject } from './objects.ts';
import { findOrgCurrency } from './org-currency.ts';
import { offeredBy, toCrmFields } from './raw-values.ts';
import { createReader, UNASKED } from './read-records.ts';
import { toReading } from './reading.ts';
import { recordColumns } from './record-columns.ts';
import { toRecordId } from './record-id.ts';
import { toRecordTypes } from './record-types.ts';
import { standardFields } from './standard-fields.ts';
import { writeMany } from './write-many.ts';

export interface SalesforceCrmOptions {
  /** `https://login.salesforce.com`, `https://test.salesforce.com`, or the org's My Domain. */
  loginUrl: string;
  /** The External Client App's consumer key. */
  clientId: string;
  /** The integration user's. */
  username: string;
  /** PEM; the External Client App has the certificate that belongs to it. */
  privateKey: string;
  /** Whom the login is meant for; the login URL unless the org is reached by an address that is not its own. */
  audience?: string;
  fields: SalesforceFields;
  /** ISO 4217, for the amounts of an org with one currency; where there are several, each record names its own. */
  currency: string;
  limiter: Limiter;
  clock: () => Date;
  /** Ends a call whose answer is not complete in time; made anew for each, 30 s unless given. */
  deadline?: Deadline;
  /** Rows a page, 200 to 2,000. */
  pageSize?: number;
}

export function createSalesforceCrm(options: SalesforceCrmOptions): Crm {
  const { fields, pageSize = 2_000, deadline = () => AbortSignal.timeout(30_000) } = options;
  let usage: CrmUsage | null = null;
  const heard = (headers: Readonly<Record<string, string>>) => {
    usage = toUsage(headers) ?? usage;
  };
  const api = createApi({ ...options, deadline, heard, privateKey: toKey(options.privateKey) });
  const secondPartnerField = (object: 'deal' | 'lead'): string =>
    (object === 'deal' ? fields.opportunity : fields.lead).secondPartner;

  const orgCurrency = lazy(() => findOrgCurrency(api, options.currency));
  const descriptions = createDescriptions(api, fields, options.clock);
  const reader = createReader({ api, fields, descriptions, orgCurrency, pageSize });
  /** A snapshot is read without asking anybody, so it tells no more than is understood by now. */
  const columnsOfSnapshot = () => {
    const watched = watchedFields(fields.account);
    const known = descriptions.organization.last()?.listed ?? [];
    const listed = known.filter(({ apiName }) => watched.includes(apiName));
    return recordColumns(fields, orgCurrency.last() ?? UNASKED, listed);
  };

  async function writeSecondPartner(object: 'deal' | 'lead', id: string, secondPartnerId: string | null) {
    const recordId = toRecordId(id);
    if (recordId === null) throw new CrmFailure('not_found', `${id} is no id of a Salesforce record.`);
    const path = `/sobjects/${objectName(object)}/${recordId}`;
    // Whatever reading back will need to know is asked for first, while a failure still means that nothing was written.
    await reader.columnsOf(object);
    await api({ method: 'PATCH', path, body: { [secondPartnerField(object)]: secondPartnerId } });
    return readAfterWrite(object, recordId);
  }

  /** The value is in the CRM by now, so that whatever fails here says nothing against it. */
  async function readAfterWrite<K extends CrmObject>(object: K, id: string): Promise<CrmRecords[K]> {
    const record = await reader.find(object, id).catch((error: unknown) => {
      if (!(error instanceof CrmFailure)) throw error;
      const message = `Salesforce took the value, but then did not show the record: ${error.message}`;
      throw new CrmFailure('unavailable', message, { cause: error, retryAfter: error.retryAfter });
    });
    if (record === null)
      throw new CrmFailure('not_found', `${objectName(object)} ${id} was deleted after it was written.`);
    return record;
  }

  async function now() {
    // The list of API versions needs no permission and costs nothing of the org's quota.
    const { headers } = await api({ method: 'GET', path: '/services/data' });
    const date = new Date(headers.date ?? '');
    if (Number.isNaN(date.getTime())) throw new CrmFailure('unavailable', 'Salesforce answered without a date.');
    return date.toISOString();
  }

  return {
    kind: 'salesforce',
    snapshots: 'vouched',
    list: reader.list,
    find: reader.find,
    findMany: reader.findMany,
    writeSecondPartner,
    writeMany: (object, writes) =>
      writeMany({ api, fields, described: descriptions[object], orgCurrency }, object, writes),
    describeOrganizationFields: async () => (await descriptions.organization.renew()).listed.map(toField),
    describeFields: async (object) => toCrmFields((await descriptions[object].renew()).description, UNTOLD),
    standardFields: (object) => standardFields(object, fields),
    async listStages(object) {
      const { description } = await descriptions[object].renew();
      const stage = description && findField(description, dealFields(object, fields).stage ?? '');
      return stage ? offeredBy(stage).map(({ value }) => value) : [];
    },
    listRecordTypes: async (object) => toRecordTypes((await descriptions[object].renew()).description),
    usage: () => usage,
    organizationField: (of) => accountFieldName(fields.account, of),
    now,
    readSnapshot: (snapshot) => toReading(columnsOfSnapshot(), snapshot),
    watchedFields: (object) => [
      ...pathsOf<CrmRecords[CrmObject]>(recordColumns(fields, UNASKED, [])[object]).filter(isWatched),
      ...(object === 'organization' ? watchedFields(fields.account) : []),
    ],
    secondPartnerField,
    objectName,
    toObject,
    toId: toRecordId,
  };
}

const toField = ({ key, label, type, values }: AccountField): OrganizationField => ({ key, label, type, values });

/** Throws at once, when the server starts, and without a word of the key. */
function toKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (error) {
    throw new Error('The key for Salesforce is not a private key in PEM form.', { cause: error });
  }
}

/** A snapshot carries the id and the stamp outside of its fields; of a deleted record there is none. */
const isWatched = (path: string): boolean => !['Id', 'SystemModstamp', 'IsDeleted'].includes(path);
