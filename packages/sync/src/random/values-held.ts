import { findContact } from '@tierline/db/contact';
import { listContractsOfPartner } from '@tierline/db/contract';
import { findOrganization } from '@tierline/db/organization';
import { listLinks } from '@tierline/db/record-link';
import type { SyncedObject } from '@tierline/domain/crm';
import { contactValue, organizationValue } from '../values-here.ts';
import type { World } from './three-sides.ts';
import { keysOf } from './words.ts';

/** What Tierline holds of a record, by keys, in the words of the test. */
export async function listHere(
  world: World,
  object: SyncedObject,
  recordId: string,
): Promise<Map<string, readonly string[]>> {
  const { scope } = world;
  const held = new Map<string, readonly string[]>();
  const organization = object === 'organization' ? await findOrganization(scope, recordId) : null;
  const contact = object === 'contact' ? await findContact(scope, recordId) : null;
  for (const key of keysOf(object)) {
    const values = organization ? organizationValue(organization, key) : contact ? contactValue(contact, key) : [];
    held.set(key, key === 'preferred' || key === 'organization' ? await toHandles(world, values) : values);
  }
  if (organization) {
    const standing = (await listContractsOfPartner(scope, recordId)).filter(({ endedAt }) => endedAt === null);
    const ids = standing.flatMap(({ secondPartnerId }) => secondPartnerId ?? []);
    held.set('contracts', (await toHandles(world, [...new Set(ids)])).toSorted());
  }
  return held;
}

/** Whether Tierline has read it from a CRM. */
export const isHeld = async ({ scope }: World, object: SyncedObject, recordId: string): Promise<boolean> =>
  (object === 'organization' ? await findOrganization(scope, recordId) : await findContact(scope, recordId)) !== null;

const toHandles = async (world: World, ids: readonly string[]): Promise<string[]> =>
  Promise.all(ids.map((id) => toHandle(world, 'organization', id)));

/** What the test calls a record of Tierline's. */
export async function toHandle({ scope, sides }: World, object: SyncedObject, recordId: string): Promise<string> {
  const links = await listLinks(scope, object, recordId);
  const handles = links.flatMap(({ crm, crmId }) => sides[crm].records.find(crmId)?.handle ?? []);
  return handles[0] ?? recordId;
}
