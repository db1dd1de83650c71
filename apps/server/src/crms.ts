import { DEFAULT_SALESFORCE_FIELDS } from '@tierline/crm/salesforce/fields';
import { createSalesforceCrm } from '@tierline/crm/salesforce/salesforce-crm';
import { findConnection } from '@tierline/db/connection';
import type { Database } from '@tierline/db/open-database';
import { type Crm, CrmFailure, type CrmKind } from '@tierline/domain/crm';
import type { Crms } from '@tierline/sync/crms';
import { createLimiter } from '@tierline/sync/limiter';
import { salesforceConfig } from './salesforce-connection.ts';

/** Salesforce allows an org 25 long calls at a time; the rest is left to its own people. */
const AT_ONCE = 10;
/** A write is waited for on a page, so that a hanging call must not hold it for long. */
const TIMEOUT_MS = 20_000;
/** For how long a configuration is taken to be unchanged. */
const TRUSTED_MS = 5_000;

interface Known {
  crm: Crm;
  config: string;
  checkedAt: number;
}

/** Adapters by tenant, each with its session and limit, kept as long as the connection's configuration stays the same. */
export function createCrms(db: Database, privateKey: string): Crms {
  const known = new Map<string, Known>();
  return {
    async get(tenantId: string, kind: CrmKind) {
      const key = `${kind}:${tenantId}`;
      const cached = known.get(key);
      if (cached && Date.now() - cached.checkedAt < TRUSTED_MS) return cached.crm;
      const connection = await findConnection({ db, tenantId }, kind);
      if (!connection) throw new CrmFailure('not_authorized', 'the CRM is not connected');
      const config = JSON.stringify(connection.config);
      const crm = cached?.config === config ? cached.crm : createAdapter(connection.config, privateKey);
      known.set(key, { crm, config, checkedAt: Date.now() });
      return crm;
    },
  };
}

function createAdapter(config: Record<string, unknown>, privateKey: string): Crm {
  const { audience, ...login } = salesforceConfig.parse(config);
  return createSalesforceCrm({
    ...login,
    ...(audience === undefined ? {} : { audience }),
    privateKey,
    fields: DEFAULT_SALESFORCE_FIELDS,
    currency: 'USD',
    limiter: createLimiter(AT_ONCE),
    clock: () => new Date(),
    deadline: () => AbortSignal.timeout(TIMEOUT_MS),
  });
}
