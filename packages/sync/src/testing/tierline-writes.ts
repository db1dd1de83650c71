import type { LoggedRequest } from '@tierline/crm-fakes/request-log';
import type { CrmKind } from '@tierline/domain/crm';
import type { BothCrms } from './both-crms.ts';

/** Requests by which Tierline, and no person, changes records of a CRM; those too that were refused. */
export function listWrites({ org, portal, hands }: BothCrms, crm: CrmKind): LoggedRequest[] {
  const entries = crm === 'salesforce' ? org.requests.entries : portal.account.requests.entries;
  return entries.filter((entry) => entry.userId !== hands[crm].userId && isWrite(entry));
}

export const countWrites = (world: BothCrms, crm: CrmKind): number => listWrites(world, crm).length;

/** Reads of many records and searches are posted. */
const isWrite = ({ method, path }: LoggedRequest): boolean =>
  method !== 'GET' && RECORDS.test(path) && !/\/(batch\/read|search)$/.test(path);

const RECORDS = /^\/(services\/data\/v[\d.]+\/(composite|sobjects)|crm\/(v3\/objects|v4\/(associations|objects)))\//;
