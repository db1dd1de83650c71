import type { CrmKind } from './crm.ts';

/**
 * What a person may do in Tierline. `none`: a person of the vendor's CRM without the Tierline permission, who sees the
 * chain of the record that he has open, and nothing beyond it.
 */
export type Role = 'vendor_admin' | 'vendor' | 'vendor_reader' | 'partner' | 'partner_2' | 'none';
export const ROLES: readonly Role[] = ['vendor_admin', 'vendor', 'vendor_reader', 'partner', 'partner_2', 'none'];

/** What the CRM vouches for about the record on the page. Ids and names are the CRM's own. */
export interface RecordAccess {
  object: string;
  id: string;
  edit: boolean;
  /** Fields that the person may edit; `all` where the CRM does not tell them apart. */
  editableFields: readonly string[] | 'all';
}

/** Whether the CRM said that the person may edit this field of the record on the page. */
export const mayEdit = (record: RecordAccess | null, field: string): boolean =>
  record?.edit === true && (record.editableFields === 'all' || record.editableFields.includes(field));

/** The authenticated person behind a call. */
export interface Viewer {
  tenantId: string;
  crm: CrmKind;
  /** The person's id in that CRM. */
  userId: string;
  name: string;
  role: Role;
  record: RecordAccess | null;
}

/** One spelling of who did something, for the audit log and idempotency keys. */
export const actorOf = (viewer: Viewer): string => `${viewer.crm}:${viewer.userId}`;

export type Capability =
  /** See the chain of the record on the page. */
  | 'see_chain'
  /** See organizations, contracts and deals beyond the record on the page. */
  | 'see_network'
  /** Choose second partners. */
  | 'assign'
  /** See and mend the connection. */
  | 'administer';

const GRANTS: Record<Role, readonly Capability[]> = {
  vendor_admin: ['see_chain', 'see_network', 'assign', 'administer'],
  vendor: ['see_chain', 'see_network', 'assign'],
  vendor_reader: ['see_chain', 'see_network'],
  // Partners and second partners get their own views with the portal; until then they see nothing.
  partner: [],
  partner_2: [],
  none: ['see_chain'],
};

export const may = (role: Role, capability: Capability): boolean => GRANTS[role].includes(capability);
