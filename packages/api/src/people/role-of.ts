import type { Role } from '@tierline/domain/viewer';

/** The role given here, else an administrator's for a super admin of the portal. */
export const roleOf = (person: { superAdmin: boolean } | null | undefined, given: Role | null): Role =>
  given ?? (person?.superAdmin ? 'vendor_admin' : 'none');
