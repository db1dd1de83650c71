import type { Input } from '@tierline/blocks/value';
import type { SyncedObject } from '@tierline/domain/crm';
import { STATUSES_OF } from '@tierline/domain/field-mapping/own-values';
import { DEFAULT_SYNC_SCOPE, type ParentPolicy, type RecordTypeOf, type SyncScope } from '@tierline/domain/sync-scope';
import { z } from 'zod';

const flag = z.boolean({ error: 'it is neither on nor off' });
const PARENTS: readonly [ParentPolicy, ...ParentPolicy[]] = ['each', 'parent_only', 'roll_up'];

export const RECORD_TYPES = Object.keys(DEFAULT_SYNC_SCOPE.recordTypes) as RecordTypeOf[];
export const typeName = (of: RecordTypeOf): string => `type:${of}`;
export const deletedName = (status: string): string => `deleted:${status}`;

/** Statuses of which the vendor may say what stands for a deleted record. */
export const STATUSES: readonly string[] = (['organization', 'contact'] as SyncedObject[]).flatMap(
  (object) => STATUSES_OF[object],
);

/** The settings as their form sends them; what it does not show stays as it is. */
export const scopeFormInput = z
  .object({
    activeSecondPartners: flag,
    inactiveSecondPartners: flag,
    contacts: flag,
    salesforce: flag.optional(),
    hubspot: flag.optional(),
    firstMaster: z.enum(['none', 'crm', 'tierline'], 'choose one'),
    parents: z.enum(PARENTS, 'choose one'),
    useTypes: flag.optional(),
    /** Save what takes in more without a dry run. */
    knowingly: flag.default(false),
  })
  .catchall(z.string({ error: 'it is no text' }).max(1000, 'it is longer than 1,000 characters').nullable());
export type ScopeForm = z.output<typeof scopeFormInput>;

export function toSyncScope(form: ScopeForm, before: SyncScope): SyncScope {
  const { useTypes } = form;
  const said = form as Readonly<Record<string, unknown>>;
  const textOf = (name: string): string => (typeof said[name] === 'string' ? said[name].trim() : '');
  const types = RECORD_TYPES.map((of) => [of, useTypes ? textOf(typeName(of)) || null : null] as const);
  const deleted = STATUSES.flatMap((status) => {
    const stands = textOf(deletedName(status));
    return stands === '' || stands === `${status} (Deleted)` ? [] : [{ status, deleted: stands }];
  });
  return {
    ...before,
    activeSecondPartners: form.activeSecondPartners,
    inactiveSecondPartners: form.inactiveSecondPartners,
    contacts: form.contacts,
    creates: {
      salesforce: form.salesforce ?? before.creates.salesforce,
      hubspot: form.hubspot ?? before.creates.hubspot,
    },
    firstMaster: form.firstMaster === 'none' ? null : form.firstMaster,
    recordTypes: useTypes === undefined ? before.recordTypes : (Object.fromEntries(types) as SyncScope['recordTypes']),
    parents: form.parents,
    deletedStatuses: [...before.deletedStatuses.filter(({ status }) => !STATUSES.includes(status)), ...deleted],
  };
}

/** The other way round, as an action of its own sends it. */
export function toForm(scope: SyncScope): Input {
  const types = RECORD_TYPES.map((of) => [typeName(of), scope.recordTypes[of]]);
  const deleted = scope.deletedStatuses.map(({ status, deleted: stands }) => [deletedName(status), stands]);
  return {
    ...{ activeSecondPartners: scope.activeSecondPartners, inactiveSecondPartners: scope.inactiveSecondPartners },
    ...{ contacts: scope.contacts, ...scope.creates, firstMaster: scope.firstMaster ?? 'none', parents: scope.parents },
    ...{ useTypes: Object.values(scope.recordTypes).some((id) => id !== null) },
    ...Object.fromEntries([...types, ...deleted]),
  };
}

export const isSameScope = (one: SyncScope, other: SyncScope): boolean => sorted(one) === sorted(other);

/** Whatever the order in which things were said. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => {
    if (Array.isArray(each)) return each.map((item) => sorted(item)).sort();
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
