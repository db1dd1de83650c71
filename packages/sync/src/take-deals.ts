import { type DealRow, listDealsById } from '@tierline/db/deal';
import type { Scope } from '@tierline/db/scope';
import type { CrmDeal, CrmKind, DealObject, Known } from '@tierline/domain/crm';
import { type DealTerms, loadDealTerms } from './deal-terms.ts';
import { noEffects, saveEffects } from './page-effects.ts';
import { loadPlaces, unknownPlace } from './places.ts';
import type { Reading } from './reading.ts';
import { takeDeal } from './take-deal.ts';
import { takeMerged } from './take-merged.ts';
import { noneTaken, type Taken, withoutRepeats } from './taken.ts';

/** Takes over deals or leads as a CRM showed them; see `takeOrganizations`. Call it in a write transaction. */
export async function takeDeals(
  scope: Scope,
  crm: CrmKind,
  object: DealObject,
  readings: readonly Reading<Known<CrmDeal>>[],
  now: string,
  known?: DealTerms,
): Promise<Taken> {
  const total = noneTaken();
  if (readings.length === 0) return total;
  const terms = known ?? (await loadDealTerms(scope));
  for (const page of withoutRepeats(readings)) {
    for (const { record } of page) await takeMerged(scope, crm, object, record, now);
    const ids = page.map(({ record }) => record.id);
    const places = await loadPlaces(scope, crm, object, ids, (inside, some) => listDealsById(inside, [...some]));
    const effects = noEffects();
    const context = { scope, crm, object, terms, effects, now };
    for (const reading of page) {
      await takeDeal(context, reading, places.get(reading.record.id) ?? unknownPlace<DealRow>());
    }
    total.asked.push(...(await saveEffects(scope, object, effects, now)));
    total.log.push(...effects.log);
    total.unmapped.push(...effects.unmapped);
    total.taken += effects.taken;
  }
  return total;
}
