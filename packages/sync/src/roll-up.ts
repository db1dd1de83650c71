import { findOrganization } from '@tierline/db/organization';
import type { Scope } from '@tierline/db/scope';
import { getSyncScope } from '@tierline/db/sync-scope';

/** Parents above parents that are looked up; a CRM lets somebody enter a ring. */
const MOST_LEVELS = 5;

/**
 * The partner for which a deal of this organization counts: itself or, where deals roll up, the topmost of its parents that
 * is in the programme and of its own type. A holding that is no partner, or a distributor above a reseller, sells nothing
 * in its stead.
 */
export async function toCounted(scope: Scope, id: string): Promise<string> {
  const { parents } = (await getSyncScope(scope)).settings;
  const organization = parents === 'roll_up' ? await findOrganization(scope, id) : null;
  if (!organization) return id;
  let counted = id;
  const passed = new Set([id]);
  let { parentId } = organization;
  while (parentId !== null && passed.size <= MOST_LEVELS) {
    // Nobody is on top of a ring.
    if (passed.has(parentId)) return id;
    passed.add(parentId);
    const parent = await findOrganization(scope, parentId);
    if (!parent) break;
    if (parent.standing !== 'outside' && parent.accountType === organization.accountType) counted = parent.id;
    parentId = parent.parentId;
  }
  return counted;
}
