import type { CrmKind } from '@tierline/domain/crm';
import type { CrmSide } from './crm-side.ts';
import { createHubSpotSide } from './hubspot-side.ts';
import { createMovingClock, type MovingClock } from './moving-clock.ts';
import { type Values, valuesAtFirst } from './organization-values.ts';
import { createSalesforceSide } from './salesforce-side.ts';
import { type RunningEngine, startEngine } from './start-engine.ts';

/** A vendor with both CRMs over HTTP in this process, and Tierline in another one. */
export interface TwoCrms {
  clock: MovingClock;
  engine: RunningEngine;
  sides: Record<CrmKind, CrmSide>;
  /** Of the companies that are in a CRM, by their numbers. */
  ids: Record<CrmKind, Map<number, string>>;
  /** What the companies held at first. */
  companies: Values[];
  /** Whether both hold the same companies with the same values. */
  areEqual(): boolean;
  close(): Promise<void>;
}

export interface TwoCrmsSize {
  organizations: number;
  seed: number;
  /** Which companies HubSpot has too, stated to be the same ones; all unless given. The others are to be created there. */
  isInHubSpot?: (n: number) => boolean;
}

const DAY_SECONDS = 24 * 3600;

export async function createTwoCrms({ organizations, seed, isInHubSpot = () => true }: TwoCrmsSize): Promise<TwoCrms> {
  const clock = createMovingClock();
  const sides = { salesforce: await createSalesforceSide(clock.now), hubspot: await createHubSpotSide(clock.now) };
  const engine = startEngine(clock);
  await engine.do('connect', [sides.salesforce.access, sides.hubspot.access], ['hubspot']);
  const companies = Array.from({ length: organizations }, (_, n) => valuesAtFirst(n, organizations, seed));
  const place = (kind: CrmKind, numbers: readonly number[]) => {
    const placed = sides[kind].seed(numbers.map((n) => companies[n] ?? {}));
    return new Map(numbers.map((n, at) => [n, placed[at] ?? '']));
  };
  const all = [...companies.keys()];
  const ids = { salesforce: place('salesforce', all), hubspot: place('hubspot', all.filter(isInHubSpot)) };
  await engine.do(
    'link',
    [...ids.hubspot].map(([n, id]) => [ids.salesforce.get(n) ?? '', id] as const),
  );
  // They have been there for long.
  clock.pass(DAY_SECONDS);
  for (const { takeCalls } of Object.values(sides)) takeCalls();
  return {
    ...{ clock, engine, sides, ids, companies },
    areEqual() {
      const [here, there] = [sides.salesforce.listAll(), sides.hubspot.listAll()];
      return here.length === there.length && here.every((line, at) => line === there[at]);
    },
    async close() {
      await engine.stop();
      await sides.salesforce.close();
      await sides.hubspot.close();
    },
  };
}
