import { type ContactRow, listContactsById } from '@tierline/db/contact';
import { listErased } from '@tierline/db/erase-contact';
import type { Scope } from '@tierline/db/scope';
import type { CrmContact, CrmKind } from '@tierline/domain/crm';
import { noEffects, saveEffects } from './page-effects.ts';
import { loadPlaces, unknownPlace } from './places.ts';
import type { Reading } from './reading.ts';
import { takeContact } from './take-contact.ts';
import { takeMerged } from './take-merged.ts';
import { noneTaken, type Taken, withoutRepeats } from './taken.ts';
import type { Terms } from './terms.ts';

/** Takes over contacts as a CRM showed them; see `takeOrganizations`. Call it in a write transaction. */
export async function takeContacts(
  scope: Scope,
  crm: CrmKind,
  terms: Terms,
  readings: readonly Reading<CrmContact>[],
  now: string,
): Promise<Taken> {
  const total = noneTaken();
  for (const all of withoutRepeats(readings)) {
    // Who had himself erased does not come in again by a CRM that still has him.
    const erased = await listErased(
      scope,
      crm,
      all.map(({ record }) => record.id),
    );
    const page = all.filter(({ record }) => !erased.has(record.id));
    for (const { record } of page) await takeMerged(scope, crm, 'contact', record, now);
    const ids = page.map(({ record }) => record.id);
    const places = await loadPlaces(scope, crm, 'contact', ids, listContactsById);
    const effects = noEffects();
    const context = { scope, crm, terms, effects, now };
    for (const reading of page) {
      await takeContact(context, reading, places.get(reading.record.id) ?? unknownPlace<ContactRow>());
    }
    total.asked.push(...(await saveEffects(scope, 'contact', effects, now)));
    total.log.push(...effects.log);
    total.unmapped.push(...effects.unmapped);
    total.taken += effects.taken;
  }
  return total;
}
