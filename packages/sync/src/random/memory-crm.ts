import type { Crm, CrmObject, CrmPage, CrmRecords, SyncedObject } from '@tierline/domain/crm';
import { addSeconds } from '@tierline/domain/instant';
import { CARRIED, describe, STANDARD } from './crm-fields.ts';
import type { Life } from './killable.ts';
import type { MemoryFaults } from './memory-faults.ts';
import { nextOfAll, pagesOfChanges, toCrmRecord } from './memory-reading.ts';
import type { MemoryRecords, Stored } from './memory-records.ts';
import { applyWrite, type Written } from './memory-writing.ts';

export interface CrmOfWorker {
  records: MemoryRecords;
  faults: MemoryFaults;
  /** The worker's that calls. */
  life: Life;
  /** Lets some time pass, as each call does. */
  pass(): void;
  /** The worker has read these as they are now, by their ids. */
  onRead(records: readonly Stored[]): void;
  onWritten(written: Written): void;
}

const isSynced = (object: CrmObject): object is SyncedObject => object === 'organization' || object === 'contact';

/** A CRM in memory, as one worker reaches it. */
export function createMemoryCrm({ records, faults, life, pass, onRead, onWritten }: CrmOfWorker): Crm {
  const { crm: kind } = records;
  const call: MemoryFaults['meet'] = (name, work) =>
    life.call(() => {
      pass();
      return faults.meet(name, work);
    }, 'crm');
  const findMany = async (object: CrmObject, ids: readonly string[], fields?: readonly string[]) => {
    const found = await call('find', () => {
      const there = records.all(object as SyncedObject).filter(({ id, deleted }) => ids.includes(id) && !deleted);
      onRead(there);
      return there;
    });
    return found.map((record) => toCrmRecord(records, record, fields));
  };
  return {
    kind,
    snapshots: 'vouched',
    async *list<K extends CrmObject>(object: K, { since, after = null, fields }: Parameters<Crm['list']>[1]) {
      if (!isSynced(object)) return;
      const changes = since === null ? null : pagesOfChanges(records, object, since);
      for (let position = after; ; ) {
        const page: CrmPage<Stored> | null = await call('list', () =>
          changes ? (changes.next().value ?? null) : nextOfAll(records, object, position),
        );
        if (!page) return;
        const shown = page.records.map((record) => toCrmRecord(records, record, fields));
        yield { records: shown as CrmRecords[K][], after: page.after };
        if (!changes && page.after === null) return;
        position = page.after;
      }
    },
    findMany: async <K extends CrmObject>(object: K, ids: readonly string[], fields?: readonly string[]) =>
      (await findMany(object, ids, fields)) as CrmRecords[K][],
    find: async <K extends CrmObject>(object: K, id: string, fields?: readonly string[]) =>
      ((await findMany(object, [id], fields))[0] as CrmRecords[K] | undefined) ?? null,
    async writeMany(object, writes) {
      const taken: Written[] = [];
      const results = await call('write', (isHalf) => {
        const some = isHalf ? writes.slice(0, Math.ceil(writes.length / 2)) : writes;
        return some.map((write) => {
          const { result, written } = applyWrite(records, faults, object as SyncedObject, write);
          if (written) taken.push(written);
          if (written) onWritten(written);
          return result;
        });
      });
      for (const written of taken) written.isKnown = () => !life.isOver;
      return results;
    },
    describeFields: (object) => call('describe', () => describe(kind, object)),
    describeOrganizationFields: () =>
      call('describe', () => CARRIED.map((key) => ({ key, label: key, type: 'multi_select' as const, values: [] }))),
    standardFields: (object) => STANDARD[kind][object as SyncedObject],
    listRecordTypes: async () => [],
    listStages: async () => [],
    usage: () => null,
    now: () => call('now', () => (kind === 'salesforce' ? toSecond(records.now()) : records.now())),
    objectName: (object) => object,
    toObject: (name) => (name === 'organization' || name === 'contact' ? name : null),
    toId: (text) => text,
    ...{ writeSecondPartner: unused, organizationField: unused, readSnapshot: unused },
    ...{ watchedFields: unused, secondPartnerField: unused },
  };
}

const toSecond = (instant: string): string => addSeconds(`${instant.slice(0, 19)}.000Z`, 0);

function unused(): never {
  throw new Error('nobody asks for it');
}
