import { toDatabase } from '@tierline/db/open-database';
import type { CrmKind } from '@tierline/domain/crm';
import { isRewritten } from '@tierline/domain/field-mapping/same-values';
import type { WorkerContext } from '../worker.ts';
import { createLife, type Life, toKillableClient } from './killable.ts';
import { createMemoryCrm } from './memory-crm.ts';
import type { Written } from './memory-writing.ts';
import { CRMS, type World } from './three-sides.ts';
import { toWords } from './words.ts';

/** A worker as a process of its own. */
export interface Worker {
  life: Life;
  context: WorkerContext;
  /** When it read a record last, in what it is at, by the record's id. */
  reads: Map<string, number>;
}

export function createWorker(world: World): Worker {
  const life = createLife(world.turns);
  const reads = new Map<string, number>();
  const crmOf = (kind: CrmKind) =>
    createMemoryCrm({
      ...world.sides[kind],
      life,
      pass: () => world.clock.advance({ seconds: 0.137 }),
      onRead: (records) => {
        for (const { id } of records) reads.set(id, world.tick());
      },
      onWritten: (written) => judge(world, reads, written),
    });
  const [salesforce, hubspot] = CRMS.map(crmOf);
  const crms = { salesforce, hubspot };
  const context: WorkerContext = {
    db: toDatabase(toKillableClient(world.db.$client, life)),
    now: world.now,
    crms: {
      async get(_, kind) {
        const crm = crms[kind];
        if (!crm) throw new Error(`no ${kind}`);
        return crm;
      },
    },
    report(fault) {
      if (!life.isOver) throw fault;
    },
  };
  return { life, context, reads };
}

/** Whether Tierline may have written that: it replaces nothing that it did not read, and puts nowhere what nobody chose. */
function judge({ sides, edits, tick, violations }: World, reads: ReadonlyMap<string, number>, written: Written): void {
  const { crm, before, after, asked, alongside, isUpsert } = written;
  const { records, writes } = sides[crm];
  writes.push(written);
  const readAt = before ? (reads.get(before.id) ?? null) : null;
  for (const [key, values] of Object.entries(asked)) {
    const place = `${after.handle} ${key}`;
    const desired = toWords(records, { ...after, values: { [key]: values } }, key);
    const stands = toWords(records, after, key);
    for (const edit of before ? edits.held(crm, place) : []) {
      if (edit.by !== 'person' || isRewritten(edit.values, desired) || (readAt !== null && edit.seq < readAt)) continue;
      // Between a read and the write that follows it a CRM lets nobody look; nor does an upsert tell what it comes upon.
      edit.excused ??= 'written over at the very moment';
      if (readAt === null && !isUpsert) {
        violations.push(`${crm} ${place}: “${edit.values}” was written over by “${desired}”, and nobody had read it`);
      }
    }
    const isKnown = edits.write(crm, place, desired);
    if (!isKnown && before && !alongside.includes(key)) {
      violations.push(`${crm} ${place}: “${desired}” was written, which nobody chose`);
    }
    if (alongside.includes(key) || !isRewritten(stands, desired))
      edits.make(crm, place, stands, { by: 'automation', seq: tick() });
  }
}
