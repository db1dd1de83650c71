import type { CrmKind } from './crm.ts';
import type { RecordTypeOf, SyncScope } from './sync-scope.ts';

export const MAX_STATUS_LENGTH = 100;

/** What speaks against the settings of what is kept in line. */
export type ScopeFault =
  /** A deleted record is known by its status alone, which therefore has to say so. */
  | { code: 'deleted_unsaid'; status: string }
  | { code: 'status_too_long'; status: string; limit: number }
  | { code: 'record_type_unknown'; of: RecordTypeOf };

export interface ScopeSurroundings {
  /** Ids of the record types that there are for each kind of record; null: it is not known which. */
  recordTypes: Readonly<Record<'organization' | 'contact', readonly string[]>> | null;
}

export function checkSyncScope(scope: SyncScope, { recordTypes }: ScopeSurroundings): ScopeFault[] {
  const faults: ScopeFault[] = [];
  for (const { status, deleted } of scope.deletedStatuses) {
    if (deleted.length > MAX_STATUS_LENGTH) faults.push({ code: 'status_too_long', status, limit: MAX_STATUS_LENGTH });
    else if (!/\S\s*\(deleted\)\s*$/i.test(deleted)) faults.push({ code: 'deleted_unsaid', status });
  }
  for (const [of, id] of Object.entries(scope.recordTypes) as [RecordTypeOf, string | null][]) {
    const there = recordTypes?.[of.endsWith('_contact') ? 'contact' : 'organization'];
    if (id !== null && there && !there.includes(id)) faults.push({ code: 'record_type_unknown', of });
  }
  return faults;
}

/** In what settings take in or create more than others. */
export type Widening =
  | 'active_second_partners'
  | 'inactive_second_partners'
  | 'contacts'
  | 'children'
  | 'creates_salesforce'
  | 'creates_hubspot';

/** What would be taken in or created that is not yet; nothing where the settings reach no further than before. */
export function listWidenings(before: SyncScope, after: SyncScope): Widening[] {
  const wider: [Widening, boolean, boolean][] = [
    ['active_second_partners', before.activeSecondPartners, after.activeSecondPartners],
    ['inactive_second_partners', before.inactiveSecondPartners, after.inactiveSecondPartners],
    ['contacts', before.contacts, after.contacts],
    ['children', before.parents !== 'parent_only', after.parents !== 'parent_only'],
    ['creates_salesforce', before.creates.salesforce, after.creates.salesforce],
    ['creates_hubspot', before.creates.hubspot, after.creates.hubspot],
  ];
  return wider.filter(([, was, is]) => is && !was).map(([widening]) => widening);
}

/** The CRM in which a widening creates records; null: it takes in what any of them has. */
const CREATES_IN: Partial<Record<Widening, CrmKind>> = { creates_salesforce: 'salesforce', creates_hubspot: 'hubspot' };

/**
 * The connected CRMs of which a dry run tells what widenings bring. What is created in a CRM comes to light where the
 * others are read, and never in its own dry run.
 */
export function listTelling(widenings: readonly Widening[], connected: readonly CrmKind[]): CrmKind[] {
  const telling = (widening: Widening): readonly CrmKind[] => {
    const others = connected.filter((crm) => crm !== CREATES_IN[widening]);
    return others.length > 0 ? others : connected;
  };
  const told = new Set(widenings.flatMap(telling));
  return connected.filter((crm) => told.has(crm));
}
