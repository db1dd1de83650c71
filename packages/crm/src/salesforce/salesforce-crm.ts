import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { Crm, CrmObject, CrmRecords, OrganizationWrite } from '@tierline/domain/crm';
import { CrmFailure } from '@tierline/domain/crm';
import type { OrganizationField } from '@tierline/domain/organization-field';
import type { Deadline } from '../http-answer.ts';
import { kept } from '../kept.ts';
import { lazy } from '../lazy.ts';
import { type AccountValue, toAccountBody } from './account-body.ts';
import { type AccountField, accountFieldName, toAccountFields, watchedFields } from './account-fields.ts';
import type { Limiter } from './api.ts';
import { createApi } from './api.ts';
import { pathsOf } from './columns.ts';
import { describe } from './describe.ts';
import { hasErrorCode } from './failure.ts';
import type { SalesforceFields } from './fields.ts';
import { objectName, toObject } from './objects.ts';
import type { OrgCurrency } from './org-currency.ts';
import { findOrgCurrency } from './org-currency.ts';
import { queryPages, queryRows } from './query-pages.ts';
import { toReading, toRecord } from './reading.ts';
import { recordColumns } from './record-columns.ts';
import { toRecordId } from './record-id.ts';
import type { Position } from './soql.ts';
import { changesQuery, recordQuery } from './soql.ts';

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

/** How long a description of the account's fields is good for; a field that is gone before that is noticed at once. */
const FIELDS_SECONDS = 600;
/** Until the org was asked, an amount is known only together with its currency. */
const UNASKED: OrgCurrency = 'each-record';

export function createSalesforceCrm(options: SalesforceCrmOptions): Crm {
  const { fields, pageSize = 2_000, deadline = () => AbortSignal.timeout(30_000) } = options;
  const api = createApi({ ...options, deadline, privateKey: toKey(options.privateKey) });
  const secondPartnerField = (object: 'deal' | 'lead'): string =>
    (object === 'deal' ? fields.opportunity : fields.lead).secondPartner;

  const orgCurrency = lazy(() => findOrgCurrency(api, options.currency));
  const account = kept(
    async () => {
      const description = await describe(api, objectName('organization'));
      return { description, listed: toAccountFields(description, fields.account) };
    },
    FIELDS_SECONDS,
    options.clock,
  );
  async function columnsOf<K extends CrmObject>(object: K) {
    // Only deals have amounts, so only they wait for the currency; and only organizations for the fields.
    const currency = object === 'deal' ? await orgCurrency.get() : UNASKED;
    const listed = object === 'organization' ? (await account.get()).listed : [];
    return recordColumns(fields, currency, listed)[object];
  }
  /** A snapshot is read without asking anybody, so it tells no more than is understood by now. */
  const columnsOfSnapshot = () => {
    const watched = watchedFields(fields.account);
    const listed = account.last()?.listed.filter(({ apiName }) => watched.includes(apiName)) ?? [];
    return recordColumns(fields, orgCurrency.last() ?? UNASKED, listed);
  };

  async function* list<K extends CrmObject>(object: K, since: string | null): AsyncGenerator<CrmRecords[K][]> {
    const known = await columnsOf(object);
    let position: Position | null = null;
    const pages = queryPages(api, {
      resource: since === null ? 'query' : 'queryAll',
      pageSize,
      query: () => changesQuery(objectName(object), pathsOf<CrmRecords[K]>(known), since, position),
    });
    try {
      for await (const rows of pages) {
        const records = rows.map((row) => toRecord<CrmRecords[K]>(known, row));
        position = records.at(-1) ?? position;
        yield records;
      }
    } catch (error) {
      throw forgetFields(error);
    }
  }

  /** A field that was there a while ago may be gone, or hidden from Tierline: the next read asks what there is. */
  function forgetFields(error: unknown): unknown {
    if (hasErrorCode(error, 'INVALID_FIELD')) account.forget();
    return error;
  }

  async function find<K extends CrmObject>(object: K, id: string): Promise<CrmRecords[K] | null> {
    const recordId = toRecordId(id);
    if (recordId === null) return null;
    const known = await columnsOf(object);
    const query = recordQuery(objectName(object), pathsOf<CrmRecords[K]>(known), recordId);
    const [row] = await queryRows(api, query).catch((error: unknown) => {
      throw forgetFields(error);
    });
    return row === undefined ? null : toRecord<CrmRecords[K]>(known, row);
  }

  async function write<K extends CrmObject>(
    object: K,
    id: string,
    toBody: () => Promise<Record<string, AccountValue>>,
  ): Promise<CrmRecords[K]> {
    const recordId = toRecordId(id);
    if (recordId === null) throw new CrmFailure('not_found', `${id} is no id of a Salesforce record.`);
    const path = `/sobjects/${objectName(object)}/${recordId}`;
    // Whatever reading back will need to know is asked for first, while a failure still means that nothing was written.
    await columnsOf(object);
    const body = await toBody();
    await api({ method: 'PATCH', path, body }).catch((error: unknown) => {
      throw forgetFields(error);
    });
    return readAfterWrite(object, recordId);
  }

  const writeSecondPartner = (object: 'deal' | 'lead', id: string, secondPartnerId: string | null) =>
    write(object, id, async () => ({ [secondPartnerField(object)]: secondPartnerId }));

  const writeOrganization = (id: string, wanted: OrganizationWrite) =>
    write('organization', id, async () => toAccountBody(wanted, fields.account, await account.get()));

  /** The value is in the CRM by now, so that whatever fails here says nothing against it. */
  async function readAfterWrite<K extends CrmObject>(object: K, id: string): Promise<CrmRecords[K]> {
    const record = await find(object, id).catch((error: unknown) => {
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
    list,
    find,
    writeSecondPartner,
    writeOrganization,
    describeOrganizationFields: async () => (await account.renew()).listed.map(toField),
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
