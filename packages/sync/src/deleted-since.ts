/**
 * How often it is learnt wholly what was deleted, where that takes many calls. It is a safety net: the CRM's events tell at
 * once, and the list's first page with each read.
 */
const PERIOD_MS = 600_000;

const periodOf = (instant: string): number => Math.floor(Date.parse(instant) / PERIOD_MS);

/**
 * From when on a read is to tell wholly what was deleted; `null`: not this one. The first read in each ten minutes of the
 * CRM's clock does, which the watermark tells, whichever server has read before.
 */
export function deletedSince(watermark: string, now: string): string | null {
  const last = periodOf(watermark);
  if (last >= periodOf(now)) return null;
  // The period before as well: the first read in the last one may have been one of everything, which tells no deleted ones.
  return new Date((last - 1) * PERIOD_MS).toISOString();
}
