import { isDeepStrictEqual } from 'node:util';
import { createEligibilityIndex } from '@tierline/domain/eligibility-index/eligibility-index';
import { type BigTenant, bigTenant } from '../big-tenant.ts';
import { type Figure, type Goal, type Measured, toFigure } from '../figure.ts';
import type { Fixture } from '../fixture.ts';
import { type PageWithReasons, PICKER_LIMIT, pageFromIndex } from '../page-with-reasons.ts';
import { createJsonRules } from '../peers/json-rules.ts';
import { createNaive } from '../peers/naive.ts';
import { createSqliteSideTables } from '../peers/sqlite-side-tables.ts';
import { sidesOf } from '../sides.ts';
import { type Contestant, type Times, takeTurns } from '../take-turns.ts';

const ASKED = 64;
const CHECKED = 16;
const IN_A_ROW = 8;

type Answer = (id: string) => PageWithReasons | Promise<PageWithReasons>;

/** The second partners of one partner as the picker lists them: the first by name with the rules that say so, and how many. */
export async function measureSecondPartnersOfOne({ size, tenant, index }: Fixture): Promise<Figure[]> {
  const sqlite = createSqliteSideTables(tenant);
  const jsonRules = createJsonRules(tenant);
  const naive = createNaive(tenant);
  const ours = (id: string) => pageFromIndex(index, id, PICKER_LIMIT);
  const peers: { peer: string; answer: Answer; goal?: Goal }[] = [
    { peer: 'SQLite side tables', answer: (id) => sqlite.pageOf(id, PICKER_LIMIT), goal: { atLeast: 100 } },
    { peer: 'json-rules-engine', answer: (id) => jsonRules.pageOf(id, PICKER_LIMIT), goal: { atLeast: 1000 } },
    { peer: 'naive evaluator', answer: (id) => naive.pageOf(id, PICKER_LIMIT) },
  ];
  const asked = askedOf(sidesOf(tenant.organizations).partners);
  const { partners, secondPartners, rules } = size;
  const measured: Measured[] = [];
  for (const { peer, answer, goal } of peers) {
    let answersEqual = true;
    for (const id of asked.slice(0, CHECKED)) answersEqual &&= isDeepStrictEqual(await answer(id), ours(id));
    const [oursMs, peerMs] = await takeTurns([inARow(asked, ours), inARow(asked, answer)]);
    measured.push({
      job: 'second partners of one partner, with reasons',
      size: { partners, 'second partners': secondPartners, rules },
      ...{ answersEqual, oursMs: each(oursMs), peer, peerMs: each(peerMs) },
      ...(goal && { goal }),
    });
  }
  sqlite.close();
  const growth = { ratio: await measureGrowth(size), atMost: 1.5 };
  return measured.map((each) => toFigure(each.goal ? { ...each, growth } : each));
}

/** The same partners among half as many as the size says, and among four times as many. */
async function measureGrowth(size: Fixture['size']): Promise<number> {
  const many = bigTenant({ ...size, partners: size.partners * 4, deals: 0 });
  const few = {
    ...many,
    organizations: [...many.organizations.slice(0, size.partners / 2), ...many.organizations.slice(size.partners * 4)],
  };
  const asked = askedOf(sidesOf(few.organizations).partners);
  const [among, amongMany] = await takeTurns([inARow(asked, answerFrom(few)), inARow(asked, answerFrom(many))]);
  return amongMany[1] / among[1];
}

function answerFrom(tenant: BigTenant): Answer {
  const index = createEligibilityIndex(tenant);
  return (id) => pageFromIndex(index, id, PICKER_LIMIT);
}

/** Spread over all of them. */
const askedOf = (partners: readonly { id: string }[]): string[] =>
  partners.filter((_, n) => n % Math.floor(partners.length / ASKED) === 0).map(({ id }) => id);

/** So many partners in a row, and the next ones the next time, for some have many more second partners than others. */
function inARow(ids: readonly string[], answer: Answer): Contestant {
  let next = 0;
  return {
    async run() {
      for (let n = 0; n < IN_A_ROW; n += 1) {
        const page = answer(ids[next] ?? '');
        if (page instanceof Promise) await page;
        next = (next + 1) % ids.length;
      }
    },
  };
}

const each = ([min, median, max]: Times): Times => [min / IN_A_ROW, median / IN_A_ROW, max / IN_A_ROW];
