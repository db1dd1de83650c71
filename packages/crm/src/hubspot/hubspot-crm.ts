import type { Crm, CrmDeal, CrmSnapshot, SnapshotReading } from '@tierline/domain/crm';
import { CrmFailure } from '@tierline/domain/crm';
import type { OrganizationField } from '@tierline/domain/organization-field';
import type { Deadline } from '../http-answer.ts';
import { createAccount } from './account.ts';
import type { AssociationLabels } from './association-labels.ts';
import { createHubSpotClient } from './client.ts';
import { type CompanyField, companyFieldName } from './company-fields.ts';
import { toCrmFields } from './describe-fields.ts';
import type { HubSpotFields } from './fields.ts';
import { DEFAULT_HUBSPOT_FIELDS } from './fields.ts';
import { toInstant } from './instant.ts';
import { objectName, toObject } from './objects.ts';
import { createReads } from './read-records.ts';
import { toRecordId } from './record-id.ts';
import type { HubSpotSession } from './session.ts';
import { listStages } from './stages.ts';
import { standardFields } from './standard-fields.ts';
import type { HubSpotLimiter } from './transport.ts';
import { createUsageGauge } from './usage.ts';
import { watchedProperties } from './watched.ts';
import { writeMany } from './write/write-many.ts';
import { writeRole } from './write-role.ts';

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
  const usage = createUsageGauge();
  const client = createHubSpotClient({ baseUrl, session, limiter, deadline, note: usage.note });
  const account = createAccount(client, fields, options.clock);
  const reading = { client, account, fields, labels };
  const reads = createReads(reading, pageSize);

  async function write(object: 'deal' | 'lead', id: string, secondPartnerId: string | null) {
    const recordId = toRecordId(id);
    if (recordId === null) throw new CrmFailure('not_found', `${id} is no id of a HubSpot record.`);
    const companyId = secondPartnerId === null ? null : toRecordId(secondPartnerId);
    if (secondPartnerId !== null && companyId === null) {
      throw new CrmFailure('rejected', `${secondPartnerId} is no id of a HubSpot company.`);
    }
    await writeRole(reading, object, 'secondPartner', recordId, companyId);
    return readAfterWrite(object, recordId);
  }

  /** The value is in the CRM by now, so that whatever fails here says nothing against it. */
  async function readAfterWrite(object: 'deal' | 'lead', id: string): Promise<CrmDeal> {
    const record = await reads.find(object, id).catch((error: unknown) => {
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
    ...reads,
    writeSecondPartner: write,
    writeMany: (object, writes) => writeMany(reading, object, writes),
    describeOrganizationFields: async () => (await account.properties.organization.renew()).listed.map(toField),
    async describeFields(object) {
      const { tierlineId } = object === 'organization' ? fields.company : fields.contact;
      return toCrmFields((await account.properties[object].renew()).properties, tierlineId);
    },
    standardFields: (object) => standardFields(fields, object),
    listStages: (object) => listStages(account, object),
    // HubSpot has no such thing: what a page shows depends on who looks at it.
    listRecordTypes: async () => [],
    usage: usage.read,
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
