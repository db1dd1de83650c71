import {
  CrmFailure,
  type CrmWrite,
  type CrmWriteResult,
  type RecordWrite,
  type SyncedObject,
} from '@tierline/domain/crm';
import { fieldsOfCrm } from './crm-fields.ts';
import type { MemoryFaults } from './memory-faults.ts';
import type { MemoryRecords, Stored } from './memory-records.ts';

/** A write of Tierline's that a record has taken. */
export interface Written {
  crm: MemoryRecords['crm'];
  before: Stored | null;
  after: Stored;
  /** What was asked for, by Tierline's keys, as the CRM keeps it. */
  asked: Record<string, readonly string[]>;
  /** Keys that were not asked for by name: a new account type brings its status. */
  alongside: readonly string[];
  /** Whether it was to be created, or found by Tierline's id. */
  isUpsert: boolean;
  /** Whether whoever wrote it lives to know. */
  isKnown(): boolean;
}

const TIERLINE = 'Tierline';

export function applyWrite(
  records: MemoryRecords,
  faults: MemoryFaults,
  object: SyncedObject,
  { id, tierlineId, write }: CrmWrite,
): { result: CrmWriteResult; written: Written | null } {
  const { crm } = records;
  const refuse = (failure: CrmFailure) => ({ result: { ok: false as const, failure }, written: null });
  const before = id === null ? findOwn(records, object, tierlineId) : records.find(id);
  if (id !== null && (!before || before.deleted)) return refuse(new CrmFailure('not_found', `no ${id}`));
  const asked = toAsked(records, object, write);
  const refusal = faults.takeRefusal(before?.id ?? tierlineId);
  const names = fieldsOfCrm(crm, object);
  if (refusal && (refusal.key === null || refusal.key in asked)) {
    const fields = refusal.key === null ? [] : [names[refusal.key] ?? ''];
    return refuse(new CrmFailure(refusal.code, 'a rule of the CRM', { fields }));
  }
  const [named] = object === 'organization' ? (asked.name ?? []) : (asked.last_name ?? []);
  if (!before && named === undefined) return refuse(new CrmFailure('rejected', 'it needs a name'));
  const change = {
    values: { ...before?.values, ...asked },
    modifiedBy: TIERLINE,
    inSync: write.accountType?.join || (write.inSync ?? before?.inSync ?? false),
  };
  const after = before
    ? records.change(before.id, change)
    : records.add({ object, tierlineId, handle: handleIn(named ?? ''), ...change });
  // HubSpot does not tell the stamp of a contact whose company it has just changed.
  const isUntold = crm === 'salesforce' || write.organizationId !== undefined;
  const stamp = isUntold ? null : after.modifiedAt;
  const alongside = write.accountType?.statuses[0] ? ['status'] : [];
  return {
    result: { ok: true, id: after.id, modifiedAt: stamp },
    written: { crm, before, after, asked, alongside, isUpsert: id === null, isKnown: () => false },
  };
}

/** Names begin with what the test calls the record. */
const handleIn = (name: string): string => name.trim().split(' ')[0] ?? '';

const findOwn = (records: MemoryRecords, object: SyncedObject, tierlineId: string): Stored | null =>
  records.all(object).find((each) => each.tierlineId === tierlineId && !each.deleted) ?? null;

function toAsked({ crm }: MemoryRecords, object: SyncedObject, write: RecordWrite): Record<string, readonly string[]> {
  const one = (value: string | null) => (value === null ? [] : [value]);
  const [status] = write.accountType?.statuses ?? [];
  const keys = new Map(Object.entries(fieldsOfCrm(crm, object)).map(([key, name]) => [name, key]));
  const fields = Object.entries(write.fields ?? {}).map(([name, values]) => {
    const key = keys.get(name);
    if (key === undefined) throw new Error(`${crm} has no field ${name}`);
    return [key, values] as const;
  });
  return {
    ...(status ? { status: [status] } : {}),
    ...(write.accountType ? { account_type: [write.accountType.value] } : {}),
    ...(write.contractNames ? { contracts: [...write.contractNames] } : {}),
    ...(write.preferredId === undefined ? {} : { preferred: one(write.preferredId) }),
    ...(write.organizationId === undefined ? {} : { organization: one(write.organizationId) }),
    ...write.values,
    ...Object.fromEntries(fields),
  };
}
