import { createDraws } from './draws.ts';
import { type Circumstances, drawCircumstances } from './habits.ts';
import { findFaults } from './invariants.ts';
import { populate } from './people.ts';
import { type Play, perform } from './perform.ts';
import { becomeQuiet } from './quiet.ts';
import { drawHistory, type Step } from './steps.ts';
import { createWorld } from './three-sides.ts';

export interface History {
  circumstances: Circumstances;
  steps: readonly Step[];
}

const LENGTH = 60;

export function toHistory(seed: number): History {
  const draws = createDraws(seed);
  return { circumstances: drawCircumstances(draws, seed), steps: drawHistory(draws, LENGTH) };
}

/** Lets it all happen, and then quiet; answers with what does not hold. */
export async function play({ circumstances, steps }: History, template: string): Promise<string[]> {
  const world = await createWorld(circumstances, template);
  try {
    await populate(world, createDraws(circumstances.seed + 3));
    const played: Play = { world, workers: [] };
    for (const step of steps) {
      await perform(played, step);
      if (world.violations.length > 0) return world.violations;
    }
    await becomeQuiet(played);
    return await findFaults(played);
  } catch (fault) {
    return [fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)];
  } finally {
    world.close();
  }
}
