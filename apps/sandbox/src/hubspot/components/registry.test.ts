import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageFolder } from '../../build/packages.ts';
import { COMPONENTS } from './registry.ts';

/** The SDK does not export its registry, so its names are read where it fills it. */
function listRegistered(): string[] {
  const file = join(packageFolder('@hubspot/ui-extensions'), 'dist/shared.synced/remoteComponents.synced.js');
  const names = readFileSync(file, 'utf8').matchAll(/createAndRegisterRemote(?:Compound)?ReactComponent\('(\w+)'/g);
  return [...names].map(([, name = '']) => name).sort();
}

test('every component of HubSpot’s registry is drawn, and none that HubSpot does not have', () => {
  expect(listRegistered().length).toBeGreaterThan(100);
  expect(Object.keys(COMPONENTS).sort()).toEqual(listRegistered());
});
