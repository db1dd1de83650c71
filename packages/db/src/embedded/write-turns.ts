import { LibsqlError } from '@libsql/client';

interface Waiter {
  go(): void;
  giveUp(error: LibsqlError): void;
}

/**
 * One writer at a time, first come first served. Whoever keeps the turn longer than `patienceMs` makes those who wait
 * fail: most likely it is a transaction whose function also writes outside of it, and so waits for itself.
 */
export class WriteTurns {
  readonly #patienceMs: number;
  readonly #waiting: Waiter[] = [];
  #takenAt: number | undefined;
  #alarm: NodeJS.Timeout | undefined;

  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  /** Resolves when the turn has come; it must then be given back. */
  async take(): Promise<void> {
    if (this.#takenAt !== undefined) await new Promise<void>((go, giveUp) => this.#wait({ go, giveUp }));
    else this.#takenAt = performance.now();
  }

  giveBack(): void {
    this.#stopAlarm();
    const next = this.#waiting.shift();
    this.#takenAt = next && performance.now();
    next?.go();
    if (this.#waiting.length > 0) this.#startAlarm();
  }

  failAllWaiting(error: LibsqlError): void {
    this.#stopAlarm();
    for (const waiter of this.#waiting.splice(0)) waiter.giveUp(error);
  }

  #wait(waiter: Waiter): void {
    this.#waiting.push(waiter);
    if (this.#alarm === undefined) this.#startAlarm();
  }

  #startAlarm(): void {
    const heldMs = performance.now() - (this.#takenAt ?? 0);
    const sentence = `The write transaction ahead has been open for more than ${this.#patienceMs} ms; does it write outside of itself?`;
    this.#alarm = setTimeout(
      () => this.failAllWaiting(new LibsqlError(sentence, 'SQLITE_BUSY')),
      Math.max(0, this.#patienceMs - heldMs),
    );
  }

  #stopAlarm(): void {
    clearTimeout(this.#alarm);
    this.#alarm = undefined;
  }
}
