import { expect, test } from 'vitest';
import { createQueue } from './one-at-a-time.ts';

test('work begins when the work before it has ended, also when that failed', async () => {
  const inTurn = createQueue();
  const events: string[] = [];
  let finishFirst = () => {};
  const first = inTurn(async () => {
    events.push('first begins');
    await new Promise<void>((resolve) => {
      finishFirst = resolve;
    });
    throw new Error('first fails');
  });
  const second = inTurn(async () => {
    events.push('second begins');
    return 2;
  });
  await Promise.resolve();
  await Promise.resolve();
  expect(events).toEqual(['first begins']);
  finishFirst();
  await expect(first).rejects.toThrow('first fails');
  expect(await second).toBe(2);
  expect(events).toEqual(['first begins', 'second begins']);
});
