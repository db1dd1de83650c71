import { fileURLToPath } from 'node:url';
import { createManualClock } from '../clock.ts';
import type { ProfileName } from './access/profile.ts';
import { createSalesforceOrg, type SalesforceOrgOptions } from './salesforce-org.ts';

/** The package's own small project: enough of each kind of metadata for its tests. */
export const fixtureMetadata = fileURLToPath(new URL('./fixture-metadata', import.meta.url));

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed where it is JSON, text otherwise. */
  body: unknown;
}

export type Call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

/** An org with one administrator, and the time standing still at 2026-11-23T10:00:00Z. */
export function createTestOrg(options: Partial<SalesforceOrgOptions> = {}) {
  const clock = createManualClock('2026-11-23T10:00:00.750Z');
  const org = createSalesforceOrg({ metadata: fixtureMetadata, clock: clock.now, ...options });
  const admin = org.admin.createUser({
    username: 'admin@example.com',
    firstName: 'Ada',
    lastName: 'Admin',
    profile: 'System Administrator',
  });
  const callAs = (userId: string): Call => callWith(org.fetch, org.admin.sessionFor(userId));
  const newUser = (profile: ProfileName, permissionSets: string[] = []) => {
    const username = `${profile}.${permissionSets.join('.')}@example.com`.replaceAll(/[^A-Za-z.@]/g, '').toLowerCase();
    return org.admin.createUser({ username, lastName: 'Example', profile, permissionSets });
  };
  return { org, clock, adminId: admin.id, call: callAs(admin.id), callAs, newUser };
}

export function callWith(fetch: (request: Request) => Promise<Response>, token: string): Call {
  return async (method, path, body, headers = {}) => {
    const url = `http://salesforce.test${/^\/(services|id)\//.test(path) ? path : `/services/data/v67.0${path}`}`;
    const response = await fetch(
      new Request(url, {
        method,
        headers: { authorization: `Bearer ${token}`, ...headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
}

/** The rows of a query that is expected to succeed, all of them on its first page. */
export async function query(call: Call, soql: string): Promise<Record<string, unknown>[]> {
  const { status, body } = await call('GET', `/query?q=${encodeURIComponent(soql)}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return (body as { records: Record<string, unknown>[] }).records;
}

/** The id of a new record that is expected to be accepted. */
export async function create(call: Call, object: string, fields: Record<string, unknown>): Promise<string> {
  const { status, body } = await call('POST', `/sobjects/${object}`, fields);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return (body as { id: string }).id;
}

export const newDeal = { Name: 'Campus network', StageName: 'Prospecting', CloseDate: '2026-12-31' };
