import type { Fetch } from '@tierline/crm-fakes/listen';
import type { CrmKind } from '@tierline/domain/crm';

/** Calls that a CRM would count, by what they are for. */
export interface CallCount {
  /** Those that change records. */
  writes: number;
  /** Of records that these calls named, whether or not they changed anything. */
  written: number;
  /** Everything else: reads, descriptions, sign-ins. */
  reads: number;
}

export function addCalls(sum: CallCount, more: CallCount): void {
  sum.writes += more.writes;
  sum.written += more.written;
  sum.reads += more.reads;
}

export interface Counted {
  fetch: Fetch;
  /** Since it was last taken. */
  take(): CallCount;
}

/** Counts what passes, as it is sent over the wire. */
export function countCalls(kind: CrmKind, fetch: Fetch): Counted {
  let count: CallCount = { writes: 0, written: 0, reads: 0 };
  return {
    async fetch(request) {
      const { pathname } = new URL(request.url);
      if (!isWrite(kind, request.method, pathname)) count.reads += 1;
      else {
        count.writes += 1;
        count.written += recordsIn(await request.clone().json());
      }
      return fetch(request);
    },
    take() {
      const taken = count;
      count = { writes: 0, written: 0, reads: 0 };
      return taken;
    },
  };
}

const HUBSPOT_WRITE = /^\/crm\/v3\/objects\/[^/]+(\/batch\/(create|update|upsert|archive))?$/;

/** A change of what a field offers is none of a record. */
export function isWrite(kind: CrmKind, method: string, path: string): boolean {
  if (kind === 'salesforce')
    return ['PATCH', 'DELETE'].includes(method) || (method === 'POST' && /sobjects/.test(path));
  if (method === 'GET') return false;
  return method === 'POST' ? HUBSPOT_WRITE.test(path) : /^\/crm\/v[34]\/objects\//.test(path);
}

function recordsIn(body: unknown): number {
  const { records, inputs } = body as { records?: unknown[]; inputs?: unknown[] };
  return (records ?? inputs ?? [body]).length;
}
