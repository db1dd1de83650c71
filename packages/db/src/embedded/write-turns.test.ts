import { LibsqlError } from '@libsql/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WriteTurns } from './write-turns.ts';

let turns: WriteTurns;

beforeEach(() => {
  vi.useFakeTimers();
  turns = new WriteTurns(1000);
});

afterEach(() => {
  vi.useRealTimers();
});

/** Takes a turn, and notes how that ended. */
function ask(name: string, ended: string[]): void {
  turns.take().then(
    () => ended.push(`${name} has it`),
    (error: LibsqlError) => ended.push(`${name}: ${error.code}`),
  );
}

it('gives the turn to one at a time, in the order of asking', async () => {
  const ended: string[] = [];
  for (const name of ['a', 'b', 'c']) ask(name, ended);
  await vi.advanceTimersByTimeAsync(0);
  expect(ended).toEqual(['a has it']);

  turns.giveBack();
  await vi.advanceTimersByTimeAsync(0);
  turns.giveBack();
  await vi.advanceTimersByTimeAsync(0);
  expect(ended).toEqual(['a has it', 'b has it', 'c has it']);
});

it('is patient with a long queue of short turns', async () => {
  const ended: string[] = [];
  for (let n = 0; n < 10; n++) ask(`${n}`, ended);
  for (let n = 0; n < 10; n++) {
    await vi.advanceTimersByTimeAsync(900);
    turns.giveBack();
  }

  await vi.advanceTimersByTimeAsync(10_000);
  expect(ended).toEqual(Array.from({ length: 10 }, (_, n) => `${n} has it`));
});

it('fails those who wait for one that is not given back, also when it is not the first', async () => {
  const ended: string[] = [];
  for (const name of ['a', 'b', 'c']) ask(name, ended);
  await vi.advanceTimersByTimeAsync(900);
  turns.giveBack();
  await vi.advanceTimersByTimeAsync(999);
  expect(ended).toEqual(['a has it', 'b has it']);

  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toEqual(['a has it', 'b has it', 'c: SQLITE_BUSY']);

  ask('d', ended);
  turns.giveBack();
  await vi.advanceTimersByTimeAsync(0);
  expect(ended.at(-1)).toBe('d has it');
});

it('fails those who wait when told to', async () => {
  const ended: string[] = [];
  for (const name of ['a', 'b']) ask(name, ended);

  turns.failAllWaiting(new LibsqlError('The client is closed', 'CLIENT_CLOSED'));
  await vi.advanceTimersByTimeAsync(0);

  expect(ended).toEqual(['a has it', 'b: CLIENT_CLOSED']);
});
