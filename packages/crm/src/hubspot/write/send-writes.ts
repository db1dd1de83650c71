import { hasReason } from '../failure.ts';
import { objectName } from '../objects.ts';
import type { Reading } from '../record-reader.ts';
import { completeOptions, lacking } from './complete-options.ts';
import { inBatches } from './in-batches.ts';
import type { Need, PlannedWrite, Sent } from './planned-write.ts';
import { BATCH, postBatch } from './post-batch.ts';
import { sendInParts } from './send-in-parts.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Sends properties, after what its selects have to offer for that was made to fit. This is looked up where it was last
 * described, so that most batches are one call; who took an option away meanwhile, or overwrote ours, makes HubSpot refuse,
 * and then all that is needed is looked at and completed before it is tried once more.
 */
export async function sendWrites(
  { client, account }: Reading,
  { object, fields, known }: Surroundings,
  writes: readonly PlannedWrite[],
): Promise<ReadonlyMap<PlannedWrite, Sent>> {
  const type = objectName(object);
  const { tierlineId } = object === 'organization' ? fields.company : fields.contact;
  const sent = new Map<PlannedWrite, Sent>();
  let isCompleted = false;

  /** Answers those that may be sent then. */
  async function complete(
    among: readonly PlannedWrite[],
    lackOf: (write: PlannedWrite) => readonly Need[],
  ): Promise<PlannedWrite[]> {
    const needs = among.flatMap(lackOf);
    if (needs.length === 0) return [...among];
    const failures = await completeOptions(client, needs);
    account.properties[object].forget();
    return among.filter((write) => {
      const [failure] = lackOf(write).flatMap(({ property }) => failures.get(property) ?? []);
      if (failure) sent.set(write, { ok: false, failure });
      return !failure;
    });
  }

  /** Once: whose option is refused even then is refused for another reason. */
  async function completeAnew(among: readonly PlannedWrite[]): Promise<PlannedWrite[] | null> {
    if (isCompleted || among.every(({ needs }) => needs.length === 0)) return null;
    isCompleted = true;
    return complete(among, ({ needs }) => needs);
  }

  const post = (part: readonly PlannedWrite[]) =>
    postBatch(client, type, part[0]?.id === null ? tierlineId : null, part);

  async function send(batch: readonly PlannedWrite[]): Promise<ReadonlyMap<PlannedWrite, Sent>> {
    const first = await post(batch).catch(async (error: unknown) => {
      if (!hasReason(error, 'INVALID_OPTION')) throw error;
      const again = await completeAnew(batch);
      if (again === null) throw error;
      return again.length === 0 ? new Map<PlannedWrite, Sent>() : post(again);
    });
    const stale = batch.filter((write) => isStale(first.get(write)));
    const again = stale.length === 0 ? null : await completeAnew(stale.filter(({ needs }) => needs.length > 0));
    return again === null || again.length === 0 ? first : new Map([...first, ...(await post(again))]);
  }

  const offers = (property: string, value: string) =>
    known.get(property)?.options.some((option) => option.value === value) === true;
  const ready = await complete(writes, ({ needs }) => lacking(needs, offers));
  for (const some of [ready.filter(({ id }) => id !== null), ready.filter(({ id }) => id === null)]) {
    for (const batch of inBatches(some, ({ id, tierlineId: own }) => id ?? own, BATCH)) {
      const outcomes = await sendInParts(batch, send, ({ values }, name) => name in values);
      for (const [write, outcome] of outcomes) sent.set(write, outcome);
    }
  }
  return sent;
}

const isStale = (outcome: Sent | undefined): boolean =>
  outcome?.ok === false && hasReason(outcome.failure, 'INVALID_OPTION');
