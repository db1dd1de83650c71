import { findConnection } from '@tierline/db/connection';
import { saveConnectionConfig } from '@tierline/db/connection-config';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../hubspot/scopes.ts';
import { listOf } from '../testing/blocks.ts';
import { createTwoCrmsWorld, type TwoCrmsWorld } from '../testing/two-crms-world.ts';

let world: TwoCrmsWorld;
beforeEach(async () => {
  world = await createTwoCrmsWorld();
});
afterEach(() => world.close());

async function alertsWith(change: Record<string, unknown>) {
  const scope = { db: world.db, tenantId: world.tenantId };
  const config = { ...(await findConnection(scope, 'hubspot'))?.config, ...change };
  await saveConnectionConfig(scope, 'hubspot', JSON.parse(JSON.stringify(config)));
  const { data } = await world.in('superAdmin').open('admin');
  return listOf(data, 'alert').map(({ title, text }) => `${title}. ${text ?? ''}`);
}

describe('the administrator’s page of a portal', () => {
  it('says that HubSpot is being set up, until it is', async () => {
    expect(await alertsWith({ labels: undefined })).toEqual([expect.stringMatching(/^Setting up HubSpot\. Tierline/)]);
    expect(await alertsWith({ labels: null })).toEqual([]);
  });

  it('names a scope that is needed and was not granted, and misses no optional one', async () => {
    const scopes = REQUIRED_SCOPES.filter((scope) => scope !== 'settings.users.read');
    expect(await alertsWith({ scopes })).toEqual([expect.stringContaining('Missing: settings.users.read. A super')]);
    expect(await alertsWith({ scopes: REQUIRED_SCOPES })).toEqual([]);
    expect(await alertsWith({ scopes: [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES] })).toEqual([]);
  });
});
