import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { ScreenAnswer } from '@tierline/blocks/protocol';
import { type AdminCalls, adminInSalesforce } from '../hubspot/stack/admin-calls.ts';
import { lastReadOf } from '../hubspot/stack/connection-state.ts';
import { INTEGRATION_USER } from '../org/people.ts';
import type { DataFolder } from './data-folder.ts';
import { pasteSigningKey } from './paste-signing-key.ts';
import { CLIENT_ID } from './prepare-org.ts';
import { StartFailure } from './start-failure.ts';

const WITHIN_MS = 60_000;
const ASK_EVERY_MS = 100;

/** What the org's administrator does once, by the doors that any has: the certificate's record, and the form on the Tierline tab. */
export async function joinSalesforce(data: DataFolder, pagesUrl: string): Promise<void> {
  const admin = adminInSalesforce(pagesUrl);
  await pasteSigningKey(pagesUrl, readFileSync(data.orgKey.publicKey, 'utf8'));
  const found = await admin.open();
  // An earlier start has connected it; the org may have another address since.
  if (found && isSignedIn(found)) return;
  const input = { clientId: CLIENT_ID, username: INTEGRATION_USER.username, sandbox: false };
  await admin.act('connection.connect', input);
  await waitUntilRead(admin);
}

/** Whether the page says that Tierline gets in. */
const isSignedIn = ({ blocks }: ScreenAnswer): boolean =>
  blocks.some(
    (block) =>
      block.kind === 'section' &&
      block.blocks.some(
        (inner) => inner.kind === 'steps' && inner.steps.some(({ id, state }) => id === 'login' && state === 'done'),
      ),
  );

async function waitUntilRead(admin: AdminCalls): Promise<void> {
  for (let waited = 0; waited < WITHIN_MS; waited += ASK_EVERY_MS) {
    const screen = await admin.open();
    if (screen && lastReadOf(screen, 'salesforce') !== null) return;
    await pause(ASK_EVERY_MS);
  }
  throw new StartFailure(`Salesforce was not read within ${WITHIN_MS / 1000} seconds.`);
}
