import { setImmediate as nextTurn } from 'node:timers/promises';

/** What the queries of one turn of the event loop may take of it before they let it turn. */
const SHARE_MS = 10;

let turnBegan: number | undefined;

/**
 * A query is answered without waiting for anything, so a long row of them, such as a transaction with a page of a
 * thousand records, would keep the event loop from turning, and every request waiting, until its end. Resolves at the
 * next turn once this one's share is used up, and is undefined until then.
 */
export function turnIfDue(): Promise<void> | undefined {
  const now = performance.now();
  if (turnBegan === undefined) {
    turnBegan = now;
    setImmediate(endTurn);
    return undefined;
  }
  return now - turnBegan < SHARE_MS ? undefined : nextTurn().then(endTurn);
}

function endTurn(): void {
  turnBegan = undefined;
}
