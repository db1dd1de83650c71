import type { Account } from './account.ts';
import { getObjectType } from './object-type.ts';
import type { StoredRecord } from './records/record-store.ts';
import { withoutBlanks } from './records/save.ts';

export interface Seed {
  /** Digits; given by a caller that wants the same id each time. */
  id?: string;
  properties: Record<string, string | null>;
  createdAt?: string;
  updatedAt?: string;
}

/** Places records as they are: no check of values, no webhook. A property that does not exist is the seeder's mistake. */
export function seedRecords(account: Account, objectType: string, seeds: readonly Seed[]): string[] {
  const type = getObjectType(objectType);
  return seeds.map(({ id = account.records.nextId(type), properties, createdAt, updatedAt }) => {
    if (!/^\d+$/.test(id)) throw new Error(`${id} is no record id of HubSpot`);
    for (const name of Object.keys(properties)) {
      if (!account.schema.find(type, name)) throw new Error(`${type.name} have no property ${name}`);
    }
    const now = account.clock().toISOString();
    const created = createdAt ? new Date(createdAt).toISOString() : now;
    const blanks = Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, value ?? '']));
    const record: StoredRecord = {
      id,
      properties: withoutBlanks(blanks),
      createdAt: created,
      updatedAt: updatedAt ? new Date(updatedAt).toISOString() : created,
      archivedAt: null,
    };
    account.records.put(type, record);
    return id;
  });
}
