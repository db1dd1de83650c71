import { listContactsById } from '@tierline/db/contact';
import { listCustomerNames } from '@tierline/db/customer';
import { listOrganizationsById } from '@tierline/db/organization';
import { listLinksOf } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import { listProblemsOf } from '@tierline/db/sync-problem';
import type { PlannedChangeRow } from '@tierline/db/sync-run';
import type { CrmKind, CrmRecords, SyncedObject } from '@tierline/domain/crm';
import { toTheirs } from '@tierline/domain/field-mapping/convert';
import type { Taken } from './taken.ts';
import { mappingsOf, type Terms } from './terms.ts';
import { RECORD_TARGET } from './wish.ts';

export type Planned = Omit<PlannedChangeRow, 'tenantId' | 'runId' | 'seq'>;

/** A page of a CRM's records that was taken over. */
export interface TakenPage {
  crm: CrmKind;
  object: SyncedObject;
  records: readonly CrmRecords[SyncedObject][];
  taken: Taken;
  /** By which it was taken over. */
  terms: Terms;
  /** Ours, of those of its records that were kept in line before. */
  known: ReadonlySet<string>;
}

/** The records of a page that Tierline keeps in line already, by our ids. */
export async function listKept(
  scope: Scope,
  { crm, object, records }: Pick<TakenPage, 'crm' | 'object' | 'records'>,
): Promise<Set<string>> {
  const ids = records.map(({ id }) => id);
  const links = await listLinksOf(scope, crm, object, ids);
  return new Set(links.flatMap(({ id, seen }) => (seen === null ? [] : [id])));
}

/** What a page has brought about, field by field. Call it in the transaction in which it was taken over. */
export async function listPlanned(
  scope: Scope,
  { crm, object, records, taken, terms, known }: TakenPage,
): Promise<Planned[]> {
  const names = new Map(records.map(({ id, name }) => [id, name]));
  const links = await listLinksOf(scope, crm, object, [...names.keys()]);
  const crmIds = new Map(links.map((link) => [link.id, link.crmId]));
  for (const { recordId, crmId } of taken.log) if (crmId !== null) crmIds.set(recordId, crmId);
  const planned = (recordId: string, more: Pick<Planned, 'key' | 'action' | 'before' | 'after'>): Planned => {
    const crmId = crmIds.get(recordId) ?? null;
    return { object, recordId, crmId, name: names.get(crmId ?? '') ?? '', ...more };
  };
  const takes = taken.log
    .filter(({ action, key }) => key !== null && (action === 'taken' || action === 'taken_over'))
    .map(({ recordId, key, before, after }) => planned(recordId, { key: key ?? '', action: 'take', before, after }));
  const fresh = [...new Set(takes.flatMap(({ recordId }) => recordId ?? []))].filter((id) => !known.has(id));
  return [
    ...fresh.map((id) => planned(id, { key: RECORD_TARGET, action: 'take_in', before: [], after: [] })),
    ...takes,
    ...taken.asked.map(({ crm: there, recordId, target, replaces, desired }) => {
      // Its mapping there has no word for it, so that the write would be refused.
      const mapping = mappingsOf(terms, there, object).get(target);
      const told = mapping && toTheirs(mapping, desired);
      if (told && !told.ok) {
        return planned(recordId, { key: target, action: 'unmapped', before: told.unmapped, after: [] });
      }
      const kind = target === RECORD_TARGET ? 'create' : 'write';
      const action = there === crm ? kind : (`${kind}_elsewhere` as const);
      return planned(recordId, { key: target, action, before: replaces, after: desired });
    }),
    ...taken.unmapped.map(({ recordId, key, values }) =>
      planned(recordId, { key, action: 'unmapped', before: values, after: [] }),
    ),
    ...(await listDuplicates(scope, crm, object, [...crmIds.keys()])).map(({ recordId, like }) =>
      planned(recordId, { key: RECORD_TARGET, action: 'possible_duplicate', before: [], after: like }),
    ),
  ];
}

/** Records that are not created in the other CRM, and the names of those there that look the same. */
async function listDuplicates(
  scope: Scope,
  crm: CrmKind,
  object: SyncedObject,
  ids: readonly string[],
): Promise<{ recordId: string; like: string[] }[]> {
  const other: CrmKind = crm === 'salesforce' ? 'hubspot' : 'salesforce';
  const problems = await listProblemsOf(scope, other, object, ids);
  const found = problems.filter(({ kind }) => kind === 'possible_duplicate');
  const likes = [...new Set(found.flatMap(({ values }) => values))];
  if (likes.length === 0) return [];
  const named = [
    ...(await listOrganizationsById(scope, likes)),
    ...(await listContactsById(scope, likes)),
    ...(await listCustomerNames(scope, likes)),
  ];
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return found.map(({ recordId, values }) => ({ recordId, like: values.map((id) => names.get(id) ?? id) }));
}
