import { clearWatermark } from '@tierline/db/connection';
import { saveHint } from '@tierline/db/hint';
import { listOrganizationsById, type OrganizationRow } from '@tierline/db/organization';
import { findLink, listChildrenIn, listLinksOf } from '@tierline/db/record-link';
import { hastenWaiting } from '@tierline/db/record-write';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind, CrmOrganization } from '@tierline/domain/crm';
import { loadContracts } from './page-contracts.ts';
import { noEffects, saveEffects } from './page-effects.ts';
import { loadPlaces, type Place, unknownPlace } from './places.ts';
import type { Reading } from './reading.ts';
import { relayResolved } from './relay-resolved.ts';
import type { TakeContext } from './take-context.ts';
import { takeMerged } from './take-merged.ts';
import { takeOrganization } from './take-organization.ts';
import { noneTaken, type Taken, withoutRepeats } from './taken.ts';
import type { Terms } from './terms.ts';

/**
 * Takes over company records as a CRM showed them: what is news there, what it says about writes on their way, and what
 * the vendor's other CRMs are to be told. Records that bring nothing new cost a few queries together. Call it in a write
 * transaction.
 */
export async function takeOrganizations(
  scope: Scope,
  crm: CrmKind,
  terms: Terms,
  readings: readonly Reading<CrmOrganization>[],
  now: string,
): Promise<Taken> {
  const total = noneTaken();
  for (const page of withoutRepeats(readings)) {
    for (const { record } of page) await takeMerged(scope, crm, 'organization', record, now);
    const ids = page.map(({ record }) => record.id);
    const places = await loadPlaces(scope, crm, 'organization', ids, listOrganizationsById);
    const effects = noEffects();
    const partnerIds = [...places.values()].flatMap(({ link }) => link?.id ?? []);
    const names = page.flatMap(({ record }) => record.contractNames);
    const contracts = await loadContracts(scope, crm, { partnerIds, names }, now);
    const customers = new Map((await listLinksOf(scope, crm, 'customer', ids)).map((link) => [link.crmId, link]));
    const context = { scope, crm, terms, effects, now, contracts, customers };
    for (const reading of page) {
      const place = places.get(reading.record.id) ?? (await lookAgain(scope, crm, reading.record.id));
      await takeOrganization(context, reading, place);
    }
    await relayResolved(context, [...new Set(effects.resolved)]);
    total.asked.push(...(await saveEffects(scope, 'organization', effects, now)));
    total.log.push(...effects.log);
    total.unmapped.push(...effects.unmapped);
    total.taken += effects.taken;
    if (effects.joined && terms.scope.contacts) await clearWatermark(scope, crm, 'contact');
    if (effects.arrived) await hastenWaiting(scope, crm, now);
    await followParents(context);
  }
  return total;
}

/** What a parent decides about its children is decided anew when it changes: who takes part, or for whom a deal counts. */
async function followParents({ scope, crm, terms, effects, now }: TakeContext): Promise<void> {
  if (terms.scope.parents === 'parent_only') {
    for (const crmId of await listChildrenIn(scope, crm, effects.turned))
      await saveHint(scope, { crm, object: 'organization', crmId }, now);
  }
  if (terms.scope.parents === 'roll_up' && effects.reparented) {
    for (const object of ['deal', 'lead'] as const) await clearWatermark(scope, crm, object);
  }
}

/** A record before it on the page may have named it. */
async function lookAgain(scope: Scope, crm: CrmKind, crmId: string): Promise<Place<OrganizationRow>> {
  if (!(await findLink(scope, crm, 'organization', crmId))) return unknownPlace();
  const places = await loadPlaces(scope, crm, 'organization', [crmId], listOrganizationsById);
  return places.get(crmId) ?? unknownPlace();
}
