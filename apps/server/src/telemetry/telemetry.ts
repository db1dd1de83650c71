import type { Crms } from '@tierline/sync/crms';

/** What answers requests; the rest is the server's own, and is handed on. */
export type Fetch = (request: Request, ...rest: never[]) => Response | Promise<Response>;

/** What the server tells whoever watches it. */
export interface Telemetry {
  /** Tells of every request; `paths` are those that there are. */
  watchFetch<F extends Fetch>(fetch: F, paths: readonly string[]): F;
  /** Tells of every read from a CRM and every delivery to it, and of the vendor that a request is for. */
  watchCrms<C extends Crms>(crms: C): C;
  /** Sends what has not been sent; the database is still needed. */
  stop(): Promise<void>;
}

/** Tells nobody anything. */
export const SILENT: Telemetry = { watchFetch: (fetch) => fetch, watchCrms: (crms) => crms, stop: async () => {} };
