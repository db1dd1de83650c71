import { clearWatermark } from '@tierline/db/connection';
import type { CrmKind } from '@tierline/domain/crm';
import type { StagePair } from '@tierline/domain/stage-names';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AlikeDeals, createAlikeDeals, STAGES, told } from './testing/alike-deals.ts';
import { checkAndClose } from './testing/invariants.ts';

let world: AlikeDeals;
beforeEach(async () => {
  world = await createAlikeDeals();
});
afterEach(() => checkAndClose(world));

const BOTH: readonly CrmKind[] = ['salesforce', 'hubspot'];
const WON: StagePair = { object: 'deal', salesforce: 'Qualification', hubspot: 'Closed Won' };
const MISPAIRED = [WON, ...STAGES.filter(({ salesforce }) => salesforce !== 'Qualification')];

/** As somebody saves them: deals are read and compared anew. */
async function pair(stages: readonly StagePair[]) {
  await world.setScope({ stages });
  for (const crm of BOTH) await clearWatermark(world.scope, crm, 'deal');
  await world.quiet();
}
const stages = async () => [
  told(await world.shown('salesforce')).stage,
  (await world.here()).stage,
  told(await world.shown('hubspot')).stage,
];

describe('a won deal, while an open stage of Salesforce is paired with the one in which deals are won', () => {
  it('stays won in both CRMs, and when the pair is taken back', async () => {
    await world.editDeal('hubspot', { stage: 'Closed Won' });
    await world.quiet();
    for (const pairs of [MISPAIRED, STAGES]) {
      await pair(pairs);
      expect(await stages()).toEqual(['Closed Won', 'Closed Won', 'Closed Won']);
    }
  });

  it('is won in both CRMs though it is won meanwhile, and stays so', async () => {
    await pair(MISPAIRED);
    await world.editDeal('hubspot', { stage: 'Closed Won' });
    await world.quiet();
    expect(await stages()).toEqual(['Closed Won', 'Closed Won', 'Closed Won']);
    await pair(STAGES);
    expect(await stages()).toEqual(['Closed Won', 'Closed Won', 'Closed Won']);
  });
});
