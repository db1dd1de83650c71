import { type Figure, toFigure } from '../figure.ts';
import type { Fixture } from '../fixture.ts';
import { BitMatrices, countPairs } from '../peers/bit-matrix.ts';
import { createDuckDbSideTables } from '../peers/duckdb-side-tables.ts';
import { takeTurns } from '../take-turns.ts';

/** Every associated pair counted, exactly. */
export async function measureAllPairs({ size, tenant, index }: Fixture): Promise<Figure[]> {
  const duckDb = await createDuckDbSideTables(tenant);
  const matrices = new BitMatrices(tenant.organizations);
  const matrix = matrices.of(tenant.rules);
  const copy = new Uint32Array(matrix.length);

  const expected = index.countPairs();
  /** The index remembers its count until something changes, so something does. */
  const count = () => {
    index.apply({ kind: 'source', source: 'rules' });
    return index.countPairs();
  };
  const answersEqual = { duckDb: (await duckDb.countPairs()) === expected, matrix: countPairs(matrix) === expected };
  const [oursMs, duckDbMs, copyMs] = await takeTurns([
    { run: count },
    { run: () => duckDb.countPairs(), turns: 3 },
    { run: () => copy.set(matrix) },
  ]);
  duckDb.close();

  const { partners, secondPartners, rules } = size;
  const job = {
    job: 'all pairs, counted',
    size: { partners, 'second partners': secondPartners, rules, pairs: expected },
    oursMs,
  };
  return [
    toFigure({ ...job, peer: 'DuckDB', peerMs: duckDbMs, answersEqual: answersEqual.duckDb, goal: { atLeast: 300 } }),
    toFigure({
      ...job,
      peer: 'memcpy of the bit matrix',
      peerMs: copyMs,
      answersEqual: answersEqual.matrix,
      goal: { atMost: 4 },
    }),
  ];
}
