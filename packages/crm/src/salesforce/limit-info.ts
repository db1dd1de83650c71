import type { CrmUsage } from '@tierline/domain/crm';

/** "Limit Info Header" (REST API Developer Guide): `api-usage=25/5000`, and further usages, of which none is the day's. */
export function toUsage(headers: Readonly<Record<string, string>>): CrmUsage | null {
  const [, used, limit] = /(?:^|[\s,;])api-usage=(\d+)\/(\d+)/.exec(headers['sforce-limit-info'] ?? '') ?? [];
  return used === undefined || limit === undefined ? null : { used: Number(used), limit: Number(limit) };
}
