import { findContact } from '@tierline/db/contact';
import { findDeal } from '@tierline/db/deal';
import { findOrganization } from '@tierline/db/organization';
import type { Scope } from '@tierline/db/scope';
import type { WrittenObject } from '@tierline/domain/crm';

/** One of our records by its kind, with its name; null when there is none. */
export async function findNamed(
  scope: Scope,
  object: WrittenObject,
  id: string,
): Promise<{ id: string; name: string } | null> {
  if (object === 'organization') return findOrganization(scope, id);
  if (object === 'contact') return findContact(scope, id);
  const row = await findDeal(scope, id);
  return row?.kind === object ? row : null;
}
