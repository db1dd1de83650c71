import type { Play } from './perform.ts';
import { work } from './perform.ts';
import { CRMS } from './three-sides.ts';
import { createWorker } from './workers.ts';

/** Nothing goes wrong any more, nobody changes anything, and the workers do what there is to do. */
export async function becomeQuiet(play: Play): Promise<void> {
  const { world } = play;
  for (const crm of CRMS) world.sides[crm].faults.clear();
  play.workers = [createWorker(world), createWorker(world)];
  for (let round = 0; round < 6; round += 1) await runOnce(play, { minutes: 6 });
  // Everything is read and compared once a day.
  for (let round = 0; round < 2; round += 1) {
    await runOnce(play, { hours: 25 });
    for (let more = 0; more < 4; more += 1) await runOnce(play, { minutes: 6 });
  }
}

/** Reads what there is to read, in both CRMs, and delivers what is due. */
export async function runOnce(play: Play, after: { hours?: number; minutes?: number }): Promise<void> {
  play.world.clock.advance(after);
  await work(play, { do: 'follow', worker: 0 });
  for (const crm of CRMS) await work(play, { do: 'read', worker: 0, crm });
  await work(play, { do: 'deliver', worker: 1 });
}
