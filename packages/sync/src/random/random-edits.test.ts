import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { play, toHistory } from './history.ts';
import { shrink } from './shrink.ts';
import { createTemplate } from './three-sides.ts';

/** How long new histories are played; else a few are. */
const MINUTES = Number(process.env.TIERLINE_RANDOM_MINUTES ?? 0);
/** Of the first history; the others follow it. The few are always the same, so that a change is what fails. */
const SEED = process.env.TIERLINE_RANDOM_SEED;
const FIRST = 1;
const FEW = 3;

const folder = mkdtempSync(join(tmpdir(), 'tierline-template-'));
let template: string;
beforeAll(async () => {
  template = await createTemplate(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it(
  'whatever people on three sides do while CRMs fail and workers die, it ends alike everywhere, and no change is lost',
  async () => {
    const chosen = MINUTES > 0 ? Date.now() % 1_000_000_000 : FIRST;
    const first = SEED === undefined ? chosen : Number(SEED);
    const until = Date.now() + MINUTES * 60_000;
    const most = MINUTES > 0 ? Number.POSITIVE_INFINITY : SEED === undefined ? FEW : 1;
    let seed = first;
    for (let count = 0; count < most && (MINUTES === 0 || Date.now() < until); count += 1, seed += 1) {
      const history = toHistory(seed);
      const faults = await play(history, template);
      if (faults.length === 0) continue;
      const fails = async (steps: typeof history.steps) => (await play({ ...history, steps }, template)).length > 0;
      const steps = await shrink(history.steps, fails);
      const told = { seed, ...history, steps, faults: await play({ ...history, steps }, template) };
      expect.fail(`TIERLINE_RANDOM_SEED=${seed} fails:\n${faults.join('\n')}\n${JSON.stringify(told, null, 1)}`);
    }
    console.info(`random histories: seeds ${first} to ${seed - 1}`);
  },
  MINUTES * 60_000 + 300_000,
);
