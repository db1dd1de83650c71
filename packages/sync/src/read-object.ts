import { noteRead } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import { type SyncRunRow, saveRun } from '@tierline/db/sync-run';
import type { Crm, CrmDeal, CrmObject, CrmRecords, DealObject, SyncedObject } from '@tierline/domain/crm';
import { addSeconds } from '@tierline/domain/instant';
import { deletedSince } from './deleted-since.ts';
import type { DeliveryContext } from './delivery.ts';
import type { Save } from './read-changes.ts';
import { takeDeals } from './take-deals.ts';
import { takeRecords } from './take-records.ts';
import { fieldsOf, loadTerms } from './terms.ts';
import { RECORD_TARGET } from './wish.ts';

/** A record may become visible some time after its stamp: each read looks back over this much again. */
const OVERLAP_SECONDS = 60;

export interface ReadContext {
  context: DeliveryContext;
  scope: Scope;
  crm: Crm;
  run: SyncRunRow;
  save: Save;
}

/** Reads one kind of record, page by page: each page is taken over, and counted, wholly or not at all. */
export async function readObject(of: ReadContext, object: CrmObject, since: string | null): Promise<void> {
  const { context, scope, crm, run, save } = of;
  const isSynced = object === 'organization' || object === 'contact';
  const fields = isSynced ? fieldsOf(await loadTerms(scope), crm.kind, object) : [];
  const after = since === null && run.object === object ? run.position : null;
  const query = {
    since: since && addSeconds(since, -OVERLAP_SECONDS),
    deletedSince: since && deletedSince(since, run.crmStartedAt ?? context.now()),
    ...{ after, fields },
  };
  // A CRM may compute all pages when the first is asked for, so all of them are as old as that.
  const readAt = context.now();
  const everything = run.kind === 'everything';
  for await (const { records, after: position } of crm.list(object, query)) {
    const before = { ...run.counts };
    await save(async (inside) => {
      run.counts = { ...before, read: before.read + records.length };
      if (isSynced) await takeSynced(of, inside, object, records as CrmRecords[SyncedObject][], readAt);
      else await takeDealsOf(of, inside, object, records as CrmDeal[], readAt);
      if (!everything) return;
      await noteRead(
        inside,
        crm.kind,
        object,
        records.map(({ id }) => id),
        run.id,
      );
      run.object = object;
      run.position = position;
      await saveRun(inside, run.id, { object, position, counts: run.counts });
    });
  }
}

async function takeSynced(
  { context, crm, run }: ReadContext,
  inside: Scope,
  object: SyncedObject,
  records: readonly CrmRecords[SyncedObject][],
  readAt: string,
): Promise<void> {
  const terms = await loadTerms(inside);
  const readings = records.map((record) => ({ record, readAt }));
  const { taken, asked, unmapped } = await takeRecords(inside, crm.kind, object, terms, readings, context.now());
  run.counts.taken += taken;
  run.counts.created += asked.filter(({ target }) => target === RECORD_TARGET).length;
  run.counts.written += asked.filter(({ target }) => target !== RECORD_TARGET).length;
  run.counts.problems += unmapped.length;
}

async function takeDealsOf(
  { context, crm, run }: ReadContext,
  inside: Scope,
  object: DealObject,
  records: readonly CrmDeal[],
  readAt: string,
): Promise<void> {
  const readings = records.map((record) => ({ record, readAt }));
  const { asked } = await takeDeals(inside, crm.kind, object, readings, context.now());
  run.counts.written += asked.length;
}
