import type { HubSpotPeople as PortalPeople } from '@tierline/crm/hubspot/people';
import { DEFAULT_SALESFORCE_FIELDS } from '@tierline/crm/salesforce/fields';
import { createSalesforceCrm } from '@tierline/crm/salesforce/salesforce-crm';
import { type Connection, findConnection } from '@tierline/db/connection';
import { getSavedMappings } from '@tierline/db/field-mapping';
import type { Database } from '@tierline/db/open-database';
import { type Crm, CrmFailure, type CrmKind } from '@tierline/domain/crm';
import { listReferenceFields, type ReferenceFields } from '@tierline/domain/field-mapping/reference-fields';
import type { Crms } from '@tierline/sync/crms';
import { createLimiter } from '@tierline/sync/limiter';
import type { Config } from './config.ts';
import { openPortal } from './hubspot-connection.ts';
import { salesforceConfig } from './salesforce-connection.ts';

/** Salesforce allows an org 25 long calls at a time; the rest is left to its own people. */
const AT_ONCE = 10;
/** A write is waited for on a page, so that a hanging call must not hold it for long. */
const TIMEOUT_MS = 20_000;
/** For how long a configuration is taken to be unchanged. */
const TRUSTED_MS = 5_000;

interface Known {
  crm: Crm;
  /** HubSpot's alone. */
  people: PortalPeople | null;
  config: string;
  checkedAt: number;
}

export interface ConnectedCrms extends Crms {
  /** The people of a vendor's HubSpot portal. */
  people(tenantId: string): Promise<PortalPeople>;
  /** The connection was made anew: what is known of it is not. */
  forget(tenantId: string, kind: CrmKind): void;
}

/** Adapters by tenant, each with its session and limit, kept as long as the connection's configuration and the fields that an admin has chosen stay the same. */
export function createCrms(
  db: Database,
  { salesforceKey, hubspot }: Pick<Config, 'salesforceKey' | 'hubspot'>,
): ConnectedCrms {
  const known = new Map<string, Known>();

  function open(connection: Connection, references: ReferenceFields): Pick<Known, 'crm' | 'people'> {
    if (connection.crm === 'salesforce' && salesforceKey !== null)
      return { crm: createSalesforce(connection.config, salesforceKey, references), people: null };
    if (connection.crm === 'hubspot' && hubspot) return openPortal(db, hubspot, connection, references);
    throw new CrmFailure('not_authorized', 'this server is not configured for the CRM');
  }

  async function get(tenantId: string, kind: CrmKind): Promise<Known> {
    const key = `${kind}:${tenantId}`;
    const cached = known.get(key);
    if (cached && Date.now() - cached.checkedAt < TRUSTED_MS) return cached;
    const connection = await findConnection({ db, tenantId }, kind);
    if (!connection || connection.disconnectedAt !== null) {
      throw new CrmFailure('not_authorized', 'the CRM is not connected');
    }
    const { mappings } = await getSavedMappings({ db, tenantId }, kind, 'organization');
    const references = listReferenceFields(mappings);
    const config = JSON.stringify([connection.config, references]);
    const { crm, people } = cached?.config === config ? cached : open(connection, references);
    const entry: Known = { crm, people, config, checkedAt: Date.now() };
    known.set(key, entry);
    return entry;
  }

  return {
    get: async (tenantId, kind) => (await get(tenantId, kind)).crm,
    async people(tenantId) {
      const { people } = await get(tenantId, 'hubspot');
      if (!people) throw new Error('a HubSpot adapter has no people');
      return people;
    },
    forget: (tenantId, kind) => void known.delete(`${kind}:${tenantId}`),
  };
}

function createSalesforce(
  config: Record<string, unknown>,
  privateKey: string,
  { contracts, preferred }: ReferenceFields,
): Crm {
  const { audience, ...login } = salesforceConfig.parse(config);
  const { account, ...others } = DEFAULT_SALESFORCE_FIELDS;
  return createSalesforceCrm({
    ...login,
    ...(audience === undefined ? {} : { audience }),
    privateKey,
    fields: {
      ...others,
      account: {
        ...account,
        contractNames: contracts ?? account.contractNames,
        preferred: preferred ?? account.preferred,
      },
    },
    currency: 'USD',
    limiter: createLimiter(AT_ONCE),
    clock: () => new Date(),
    deadline: () => AbortSignal.timeout(TIMEOUT_MS),
  });
}
