import type { AccountType } from './account-type.ts';
import type { CrmKind, SyncedObject } from './crm.ts';
import type { Standing } from './organization.ts';
import type { StagePair } from './stage-names.ts';

/** Which records are kept in line, and what Tierline may create. Partners in the programme always are. */
export interface SyncScope {
  /** Second partners whose status is active or prospective. */
  activeSecondPartners: boolean;
  inactiveSecondPartners: boolean;
  /** Contacts of organizations in scope. */
  contacts: boolean;
  /** Whether a record that the CRM lacks is created there. */
  creates: Readonly<Record<CrmKind, boolean>>;
  /** Who is right where both sides have a record that was just linked; null: each field's own rule. */
  firstMaster: 'crm' | 'tierline' | null;
  /** Record types of what is created in Salesforce, by account type and object; null: the CRM's default. */
  recordTypes: Readonly<Record<RecordTypeOf, string | null>>;
  parents: ParentPolicy;
  /** The status of a deleted organization or contact by the status that it had; others get " (Deleted)" appended. */
  deletedStatuses: readonly { status: string; deleted: string }[];
  /** Stages of deals and leads that the two CRMs call by other names; those that are not among them by the same name. */
  stages: readonly StagePair[];
}

/**
 * `each`: a company with a parent is an organization like any other. `parent_only`: one whose parent is in the programme is
 * none. `roll_up`: it is one, and its deals count for the topmost parent.
 */
export type ParentPolicy = 'each' | 'parent_only' | 'roll_up';

export type RecordTypeOf = `${'partner' | 'partner_2'}_${SyncedObject}`;

export const DEFAULT_SYNC_SCOPE: SyncScope = {
  activeSecondPartners: true,
  inactiveSecondPartners: false,
  contacts: true,
  creates: { salesforce: false, hubspot: false },
  firstMaster: null,
  recordTypes: {
    partner_organization: null,
    partner_contact: null,
    partner_2_organization: null,
    partner_2_contact: null,
  },
  parents: 'each',
  deletedStatuses: [],
  stages: [],
};

/** Whether an organization's records are kept in line. One outside the programme is only read, as far as deals name it. */
export function isInScope(
  { accountType, standing }: { accountType: AccountType; standing: Standing },
  scope: Pick<SyncScope, 'activeSecondPartners' | 'inactiveSecondPartners'>,
): boolean {
  if (standing === 'outside' || accountType === 'vendor') return false;
  if (accountType === 'partner') return true;
  return standing === 'active' || standing === 'prospective'
    ? scope.activeSecondPartners
    : scope.inactiveSecondPartners;
}

export const recordTypeFor = (scope: SyncScope, type: AccountType, object: SyncedObject): string | null =>
  type === 'vendor' ? null : scope.recordTypes[`${type}_${object}`];

const DELETED = ' (Deleted)';

/** The status of a record that is deleted here: "Active Partner" becomes "Active Partner (Deleted)". */
export function toDeletedStatus(
  status: string | null,
  fallback: string,
  scope: Pick<SyncScope, 'deletedStatuses'>,
): string {
  const present = status?.trim() || fallback;
  const fold = (text: string) => text.trim().toLowerCase();
  if (fold(present).endsWith(fold(DELETED))) return present;
  return scope.deletedStatuses.find((each) => fold(each.status) === fold(present))?.deleted ?? present + DELETED;
}

/** The other way round; null where the status is that of no deleted record. */
export function toRestoredStatus(status: string | null, scope: Pick<SyncScope, 'deletedStatuses'>): string | null {
  const fold = (text: string) => text.trim().toLowerCase();
  if (status === null) return null;
  const mapped = scope.deletedStatuses.find((each) => fold(each.deleted) === fold(status));
  if (mapped) return mapped.status;
  return fold(status).endsWith(fold(DELETED)) ? status.trim().slice(0, -DELETED.length).trim() : null;
}
