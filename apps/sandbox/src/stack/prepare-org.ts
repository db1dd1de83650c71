import { readFileSync } from 'node:fs';
import type { SandboxOrg } from '../org/open-org.ts';
import { INTEGRATION_USER } from '../org/people.ts';
import type { DataFolder } from './data-folder.ts';

/** The consumer key of the app that lets Tierline in. */
export const CLIENT_ID = 'tierline-sandbox';

/** What an administrator does in Setup before Tierline is connected: the external client app, with the server's certificate. */
export function prepareOrg(data: DataFolder, { org, userIdOf }: SandboxOrg): void {
  org.admin.registerClient({
    clientId: CLIENT_ID,
    publicKey: readFileSync(data.clientKey.publicKey, 'utf8'),
    approvedUserIds: [userIdOf(INTEGRATION_USER.username)],
  });
}
