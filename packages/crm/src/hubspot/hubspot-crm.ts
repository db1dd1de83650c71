import type { Crm, CrmObject, CrmRecords, CrmSnapshot, OrganizationWrite, SnapshotReading } from '@tierline/domain/crm';
import { CrmFailure } from '@tierline/domain/crm';
import type { OrganizationField } from '@tierline/domain/organization-field';
import type { Deadline } from '../http-answer.ts';
import { createAccount } from './account.ts';
import type { AssociationLabels } from './association-labels.ts';
import { createHubSpotClient } from './client.ts';
import { type CompanyField, companyFieldName } from './company-fields.ts';
import { hasReason } from './failure.ts';
import type { HubSpotFields } from './fields.ts';
import { DEFAULT_HUBSPOT_FIELDS } from './fields.ts';
import { findRow } from './find-row.ts';
import { toInstant } from './instant.ts';
import { listChanges } from './list-changes.ts';
import { listRecords } from './list-records.ts';
import { objectName, toObject } from './objects.ts';
import { toRecordId } from './record-id.ts';
import { createRecordReader } from './record-reader.ts';
import type { HubSpotSession } from './session.ts';
import type { HubSpotLimiter } from './transport.ts';
import { readProperties, watchedProperties } from './watched.ts';
import { writeCompany } from './write-company.ts';
import { writeSecondPartner } from './write-second-partner.ts';

export interface HubSpotCrmOptions {
  /** `https://api.hubapi.com` unless given. */
  baseUrl?: string;
  session: HubSpotSession;
  /** What the installation answered; `null` where the account's plan has no labels of its own. */
  labels: AssociationLabels | null;
  fields?: HubSpotFields;
  limiter: HubSpotLimiter;
  clock: () => Date;
  /** Ends a call whose answer is not complete in time; made anew for each, 30 s unless given. */
  deadline?: Deadline;
  /** Rows a page, 200 at most; the full list has 100 at most. */
  pageSize?: number;
}

export function createHubSpotCrm(options: HubSpotCrmOptions): Crm {
  const { session, limiter, labels, fields = DEFAULT_HUBSPOT_FIELDS, pageSize = 200 } = options;
  const { baseUrl = 'https://api.hubapi.com', deadline = () => AbortSignal.timeout(30_000) } = options;
  const client = createHubSpotClient({ baseUrl, session, limiter, deadline });
  const account = createAccount(client, fields, options.clock);
  const reading = { client, account, fields, labels };
  const reader = createRecordReader(reading);

  const propertiesOf = async (object: CrmObject): Promise<string[]> =>
    readProperties(
      fields,
      object,
      object === 'organization' ? (await account.companyProperties.get()).listed : NO_FIELDS,
    );

  async function* list<K extends CrmObject>(object: K, since: string | null): AsyncGenerator<CrmRecords[K][]> {
    const request = { type: objectName(object), properties: await propertiesOf(object), pageSize };
    const pages = since === null ? listRecords(client, request) : listChanges(client, request, since);
    try {
      for await (const rows of pages) yield await reader[object](rows);
    } catch (error) {
      // An account without leads (they come with Sales Hub) does not grant their scopes, and is whole without them.
      if (object !== 'lead' || !hasReason(error, 'MISSING_SCOPES')) throw error;
    }
  }

  async function find<K extends CrmObject>(object: K, id: string): Promise<CrmRecords[K] | null> {
    const recordId = toRecordId(id);
    if (recordId === null) return null;
    const row = await findRow(client, objectName(object), recordId, await propertiesOf(object));
    if (row === null) return null;
    const [record] = await reader[object]([row]);
    return record ?? null;
  }

  async function write(object: 'deal' | 'lead', id: string, secondPartnerId: string | null) {
    const recordId = toRecordId(id);
    if (recordId === null) throw new CrmFailure('not_found', `${id} is no id of a HubSpot record.`);
    const companyId = secondPartnerId === null ? null : toRecordId(secondPartnerId);
    if (secondPartnerId !== null && companyId === null) {
      throw new CrmFailure('rejected', `${secondPartnerId} is no id of a HubSpot company.`);
    }
    await writeSecondPartner(reading, object, recordId, companyId);
    return readAfterWrite(object, recordId);
  }

  async function writeOrganization(id: string, wanted: OrganizationWrite) {
    const recordId = toRecordId(id);
    if (recordId === null) throw new CrmFailure('not_found', `${id} is no id of a HubSpot record.`);
    const known = await account.companyProperties.get();
    const { addedOptions } = await writeCompany(client, fields.company, known, recordId, wanted);
    if (addedOptions) account.companyProperties.forget();
    return readAfterWrite('organization', recordId);
  }

  /** The value is in the CRM by now, so that whatever fails here says nothing against it. */
  async function readAfterWrite<K extends CrmObject>(object: K, id: string): Promise<CrmRecords[K]> {
    const record = await find(object, id).catch((error: unknown) => {
      if (!(error instanceof CrmFailure)) throw error;
      const message = `HubSpot took the value, but then did not show the record: ${error.message}`;
      throw new CrmFailure('unavailable', message, { cause: error, retryAfter: error.retryAfter });
    });
    if (record === null) {
      throw new CrmFailure('not_found', `${objectName(object)} ${id} was deleted after it was written.`);
    }
    return record;
  }

  return {
    kind: 'hubspot',
    snapshots: 'hint',
    list,
    find,
    writeSecondPartner: write,
    writeOrganization,
    describeOrganizationFields: async () => (await account.companyProperties.renew()).listed.map(toField),
    organizationField: (of) => companyFieldName(fields.company, of),
    now: account.now,
    readSnapshot,
    watchedFields: (object) => watchedProperties(fields, object),
    secondPartnerField: (object) => fields[object].secondPartner,
    objectName,
    toObject,
    toId: toRecordId,
  };
}

const NO_FIELDS: readonly CompanyField[] = [];

const toField = ({ key, label, type, values }: CompanyField): OrganizationField => ({ key, label, type, values });

/** Nobody vouches for what an extension says, so its fields are left aside (`Crm.snapshots`). */
function readSnapshot(snapshot: CrmSnapshot): SnapshotReading {
  const object = toObject(snapshot.object);
  const id = toRecordId(snapshot.id);
  const modifiedAt = toInstant(snapshot.modifiedAt);
  if (object === null || id === null || modifiedAt === null) {
    throw new CrmFailure(
      'rejected',
      `${snapshot.object} ${snapshot.id} is no record whose snapshot Tierline can read.`,
    );
  }
  return { object, record: { id, modifiedAt } };
}
