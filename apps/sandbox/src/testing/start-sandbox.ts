import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoVendor } from '../demo/record.ts';
import { smallVendor } from '../demo/small-vendor.ts';
import { type TestHubSpot, toTestHubSpot } from '../hubspot/testing/hubspot-sandbox.ts';
import { type Stack, type StackOptions, startStack } from '../stack/stack.ts';

export interface TestSandbox extends Omit<Stack, 'hubspot'> {
  hubspot: TestHubSpot;
  /** Id of the only record of that object with that name, as the org stores it. */
  idOf(object: string, name: string): string;
  /** The address of a record's page. */
  recordUrl(object: string, name: string): string;
  /** What the org holds now for one field. */
  stored(object: string, name: string, field: string): unknown;
}

/** The whole sandbox on free ports and a folder of its own, gone when it is stopped. */
export async function startSandbox(
  vendor: (today: string) => DemoVendor = smallVendor,
  options: Pick<StackOptions, 'connect'> = {},
): Promise<TestSandbox> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tierline-sandbox-'));
  const remove = () => rmSync(dataFolder, { recursive: true, force: true });
  const stack = await startStack({ dataFolder, reset: false, vendor, ...options }).catch((error: unknown) => {
    remove();
    throw error;
  });
  const getRecord = (object: string, name: string) => {
    const found = stack.org.admin
      .listRecords(object)
      .filter(({ Name, IsDeleted }) => Name === name && IsDeleted !== true);
    const [record] = found;
    if (!record || found.length > 1) throw new Error(`The org has ${found.length} records of ${object} named ${name}`);
    return record;
  };
  const idOf = (object: string, name: string) => getRecord(object, name).Id;
  return {
    ...stack,
    hubspot: toTestHubSpot(stack.hubspot),
    idOf,
    recordUrl: (object, name) => `${stack.pagesUrl}/lightning/r/${object}/${idOf(object, name)}/view`,
    stored: (object, name, field) => getRecord(object, name)[field],
    stop: async () => {
      await stack.stop();
      remove();
    },
  };
}
