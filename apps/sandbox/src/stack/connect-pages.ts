import { readFileSync } from 'node:fs';
import type { Listening } from '@tierline/crm-fakes/listen';
import type { Hono } from 'hono';
import { importPKCS8 } from 'jose';
import type { BuiltPages } from '../build/build-pages.ts';
import { callApex } from '../gateway/call-apex.ts';
import { openViewerSession } from '../gateway/viewer-session.ts';
import type { SandboxOrg } from '../org/open-org.ts';
import { createPagesApp } from '../pages/pages-app.ts';
import type { DataFolder } from './data-folder.ts';
import { API_VERSION, readContext } from './sandbox-context.ts';
import type { TierlineServer } from './tierline-server.ts';

interface Parts {
  built: BuiltPages;
  forceApp: string;
  labels: ReadonlyMap<string, string>;
  data: DataFolder;
  sandboxOrg: SandboxOrg;
  salesforce: Listening;
  server: Pick<TierlineServer, 'url'>;
}

/** Ties the pages to the org, in each viewer's own session, and to Tierline by way of the Apex stand-in. */
export async function connectPages({
  built,
  forceApp,
  labels,
  data,
  sandboxOrg,
  salesforce,
  server,
}: Parts): Promise<Hono> {
  const { org, userIdOf } = sandboxOrg;
  const key = await importPKCS8(readFileSync(data.orgKey.privateKey, 'utf8'), 'RS256');
  const gateway = { tierlineUrl: server.url, key, clock: () => new Date() };
  // A session for each call: whatever a test does to sessions, the viewer stays signed in.
  const sessionOf = (userId: string) => org.admin.sessionFor(userId);
  const openSession = (userId: string) =>
    openViewerSession({
      url: salesforce.url,
      token: sessionOf(userId),
      userId,
      orgId: org.orgId,
      apiVersion: API_VERSION,
    });
  return createPagesApp({
    built,
    context: await readContext(forceApp, (username) => openSession(userIdOf(username))),
    salesforceUrl: salesforce.url,
    sessionOf,
    callApex: (userId, call) => callApex(gateway, labels, openSession(userId), call),
  });
}
