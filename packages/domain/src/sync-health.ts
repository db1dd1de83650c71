import { secondsBetween } from './instant.ts';

/** What is known of how a CRM is kept in line. */
export interface ConnectionFacts {
  createdAt: string;
  disconnectedAt: string | null;
  pausedAt: string | null;
  /** Of the last read that failed and after which none came through. */
  failedAt: string | null;
  /** When the last read came through; null before the first. */
  lastReadAt: string | null;
  /** Whether something is being read at this moment. */
  reading: boolean;
}

/**
 * `behind`: nothing has failed, and yet nothing was read for long. `new`: the first read has not come through yet. `since`:
 * from when on it has been so, where that is known.
 */
export interface SyncState {
  state: 'disconnected' | 'paused' | 'failing' | 'new' | 'reading' | 'behind' | 'up_to_date';
  since: string | null;
}

/** Reads follow each other by the minute; one that takes long shows as being read. */
const BEHIND_SECONDS = 900;

export function toSyncState(facts: ConnectionFacts, now: string): SyncState {
  const { disconnectedAt, pausedAt, failedAt, lastReadAt, createdAt } = facts;
  if (disconnectedAt !== null) return { state: 'disconnected', since: disconnectedAt };
  if (pausedAt !== null) return { state: 'paused', since: pausedAt };
  // What failed last says nothing of when it began: it began after the last read that came through.
  if (failedAt !== null) return { state: 'failing', since: lastReadAt ?? createdAt };
  if (lastReadAt === null) return { state: 'new', since: createdAt };
  if (facts.reading) return { state: 'reading', since: null };
  return secondsBetween(lastReadAt, now) > BEHIND_SECONDS
    ? { state: 'behind', since: lastReadAt }
    : { state: 'up_to_date', since: lastReadAt };
}

/** How much of a CRM's day of calls is used, in hundredths; null where there is no limit to speak of. */
export const toUsedPercent = ({ used, limit }: { used: number; limit: number }): number | null =>
  limit > 0 ? Math.round((used / limit) * 100) : null;
