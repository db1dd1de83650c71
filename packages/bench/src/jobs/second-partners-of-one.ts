import { isDeepStrictEqual } from 'node:util';
import { createEligibilityIndex } from '@tierline/domain/eligibility-index/eligibility-index';
import { bigTenant } from '../big-tenant.ts';
import { type Figure, toFigure } from '../figure.ts';
import type { Fixture } from '../fixture.ts';
import { type PageWithReasons, PICKER_LIMIT, pageFromIndex } from '../page-with-reasons.ts';
import { createJsonRules } from '../peers/json-rules.ts';
import { createNaive } from '../peers/naive.ts';
import { createSqliteSideTables } from '../peers/sqlite-side-tables.ts';
import { sidesOf } from '../sides.ts';
import { type Contestant, takeTurns } from '../take-turns.ts';

const ASKED = 64;
const CHECKED = 16;

/** The second partners of one partner as the picker lists them: the first by name with the rules that say so, and how many. */
export async function measureSecondPartnersOfOne({ size, tenant, index }: Fixture): Promise<Figure[]> {
  const sqlite = createSqliteSideTables(tenant);
  const jsonRules = createJsonRules(tenant);
  const naive = createNaive(tenant);
  const ours = (id: string) => pageFromIndex(index, id, PICKER_LIMIT);
  const asked = askedOf(sidesOf(tenant.organizations).partners);
  const peers: Record<string, (id: string) => PageWithReasons | Promise<PageWithReasons>> = {
    'SQLite side tables': (id) => sqlite.pageOf(id, PICKER_LIMIT),
    'json-rules-engine': (id) => jsonRules.pageOf(id, PICKER_LIMIT),
    'naive evaluator': (id) => naive.pageOf(id, PICKER_LIMIT),
  };
  const equal = await Promise.all(
    Object.values(peers).map(async (peer) => {
      for (const id of asked.slice(0, CHECKED)) if (!isDeepStrictEqual(await peer(id), ours(id))) return false;
      return true;
    }),
  );
  const [oursMs, ...peersMs] = await takeTurns(
    [ours, ...Object.values(peers)].map((answer) => oneAfterTheOther(asked, answer)),
  );
  sqlite.close();
  const growth = { ratio: await measureGrowth(size), atMost: 1.5 };
  const { partners, secondPartners, rules } = size;
  return Object.keys(peers).map((peer, n) =>
    toFigure({
      job: 'second partners of one partner, with reasons',
      size: { partners, 'second partners': secondPartners, rules },
      answersEqual: equal[n] === true,
      oursMs: oursMs as NonNullable<typeof oursMs>,
      peer,
      peerMs: peersMs[n] as NonNullable<typeof oursMs>,
      ...GOALS[peer],
      ...(GOALS[peer] && { growth }),
    }),
  );
}

const GOALS: Record<string, { goal: { atLeast: number } }> = {
  'SQLite side tables': { goal: { atLeast: 100 } },
  'json-rules-engine': { goal: { atLeast: 1000 } },
};

/** The same partners among half as many as the size says, and among four times as many. */
async function measureGrowth(size: Fixture['size']): Promise<number> {
  const many = bigTenant({ ...size, partners: size.partners * 4, deals: 0 });
  const few = {
    ...many,
    organizations: [...many.organizations.slice(0, size.partners / 2), ...many.organizations.slice(size.partners * 4)],
  };
  const asked = askedOf(sidesOf(few.organizations).partners);
  const [among, amongMany] = await takeTurns(
    [few, many].map((tenant) => {
      const index = createEligibilityIndex(tenant);
      return oneAfterTheOther(asked, (id) => pageFromIndex(index, id, PICKER_LIMIT));
    }),
  );
  return (amongMany?.[1] ?? Number.NaN) / (among?.[1] ?? Number.NaN);
}

/** Spread over all of them. */
const askedOf = (partners: readonly { id: string }[]): string[] =>
  partners.filter((_, n) => n % Math.floor(partners.length / ASKED) === 0).map(({ id }) => id);

/** Asks about another partner each time. */
function oneAfterTheOther(ids: readonly string[], answer: (id: string) => unknown): Contestant {
  let next = 0;
  return {
    run() {
      next = (next + 1) % ids.length;
      return answer(ids[next] ?? '');
    },
  };
}
