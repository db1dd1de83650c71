import { CrmFailure } from '@tierline/domain/crm';
import type { Sent } from './planned-write.ts';

/** What HubSpot says of a batch when something in it is wrong; nothing of it is done then. */
const REFUSALS: readonly string[] = ['rejected', 'duplicate', 'not_found'];

export const isRefusal = (error: unknown): error is CrmFailure =>
  error instanceof CrmFailure && REFUSALS.includes(error.code);

/**
 * Sends a batch. One that HubSpot refuses as a whole is sent in parts, until what it refuses stands alone: it names a
 * property at best, and no record. Answers one outcome for each of the batch.
 */
export async function sendInParts<T>(
  batch: readonly T[],
  send: (part: readonly T[]) => Promise<ReadonlyMap<T, Sent>>,
  has: (item: T, property: string) => boolean,
): Promise<ReadonlyMap<T, Sent>> {
  try {
    return await send(batch);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (batch.length === 1) return new Map(batch.map((item) => [item, { ok: false, failure: error }]));
    const sent = new Map<T, Sent>();
    for (const part of divide(batch, (item) => error.fields.some((name) => has(item, name)))) {
      for (const [item, outcome] of await sendInParts(part, send, has)) sent.set(item, outcome);
    }
    return sent;
  }
}

/** Those that are suspected and the rest, or two halves where that tells nothing apart. */
function divide<T>(batch: readonly T[], isSuspect: (item: T) => boolean): (readonly T[])[] {
  const suspects = batch.filter(isSuspect);
  if (suspects.length > 0 && suspects.length < batch.length) {
    return [batch.filter((item) => !suspects.includes(item)), suspects];
  }
  const half = Math.ceil(batch.length / 2);
  return [batch.slice(0, half), batch.slice(half)];
}
