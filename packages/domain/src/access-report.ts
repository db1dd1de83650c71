/** One right in a CRM, in its own names; without a field it is one over the object, without an object over all data. */
export interface AccessRight {
  right: 'read' | 'create' | 'edit' | 'delete' | 'modify_all';
  object?: string;
  field?: string;
}

/** How what Tierline's own user may do compares with what Tierline needs. */
export interface AccessReport {
  /** Needed, and not there. */
  missing: AccessRight[];
  /** There, and more than Tierline needs. */
  excess: AccessRight[];
  /** Fields of deals and leads that are to lead to company records, and are there as something else; absent: none. */
  notLookups?: { object: string; field: string }[];
}
