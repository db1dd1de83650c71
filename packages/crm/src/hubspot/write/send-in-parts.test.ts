import { CrmFailure } from '@tierline/domain/crm';
import { describe, expect, it } from 'vitest';
import type { Sent } from './planned-write.ts';
import { sendInParts } from './send-in-parts.ts';

/** A hundred records of which some are refused; every third has the property that HubSpot may name. */
function play(bad: readonly number[], names: string[], failure: (names: string[]) => Error = refusal) {
  const calls: number[] = [];
  const done: number[] = [];
  const send = async (part: readonly number[]): Promise<ReadonlyMap<number, Sent>> => {
    calls.push(part.length);
    if (part.some((item) => bad.includes(item))) throw failure(names);
    done.push(...part);
    return new Map(part.map((item) => [item, { ok: true, id: String(item), modifiedAt: null }]));
  };
  const batch = Array.from({ length: 100 }, (_, item) => item);
  const sending = sendInParts(batch, send, (item, name) => name === 'email' && item % 3 === 0);
  return { sending, calls, done };
}

const refusal = (fields: string[]) => new CrmFailure('rejected', 'no address', { fields });

describe('a batch that is refused as a whole', () => {
  it.each([
    ['where the property is not named', []],
    ['where it is', ['email']],
    ['where it tells none apart', ['lastname']],
  ])('is sent in parts until what is wrong stands alone, %s', async (_, names) => {
    const { sending, calls, done } = play([3, 42], names);
    const sent = await sending;
    expect([...sent].filter(([, outcome]) => !outcome.ok)).toEqual([
      [3, { ok: false, failure: expect.objectContaining({ message: 'no address' }) }],
      [42, { ok: false, failure: expect.objectContaining({ message: 'no address' }) }],
    ]);
    expect(sent.size).toBe(100);
    expect(done.toSorted((a, b) => a - b)).toEqual(
      [...sent]
        .filter(([, { ok }]) => ok)
        .map(([item]) => item)
        .toSorted((a, b) => a - b),
    );
    expect(calls.length).toBeLessThan(30);
  });

  it('is one call where nothing is wrong', async () => {
    const { sending, calls } = play([], []);
    expect((await sending).size).toBe(100);
    expect(calls).toEqual([100]);
  });

  it.each(['unavailable', 'rate_limited', 'locked', 'not_authorized'] as const)(
    'and whose failure is %s is not sent again',
    async (code) => {
      const { sending, calls } = play([3], [], () => new CrmFailure(code, 'not now'));
      await expect(sending).rejects.toMatchObject({ code });
      expect(calls).toEqual([100]);
    },
  );
});
