import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFakeHost, ok, screen, settled, UNREACHABLE, type Waiting } from './testing/fake-host.ts';
import { clear, form } from './testing/sample-blocks.ts';

/**
 * A server whose state counts the acts that it carried out; every answer tells the count at the moment at which the
 * server took the call. The network delivers answers in any order, and loses some.
 */
function createCountingServer() {
  const done = new Set<string>();
  const screenNow = () => screen([{ kind: 'text', id: 'count', text: String(done.size) }, form()]);
  return {
    done,
    carryOut(call: Waiting) {
      if ('key' in call.input) done.add(call.input.key);
      const seen = screenNow();
      return call.procedure === 'screen.act' ? ok({ effects: [], screen: seen }) : ok(seen);
    },
  };
}

const step = fc.oneof(
  fc.record({ do: fc.constantFrom('refresh' as const, 'act' as const, 'retry' as const, 'type' as const) }),
  fc.record({ do: fc.constantFrom('take' as const, 'deliver' as const, 'lose' as const), nth: fc.nat(5) }),
);

test('answers in any order, lost ones included: what is drawn never gets older, drafts stay, nothing is done twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const host = createFakeHost();
      const server = createCountingServer();
      const taken = new Map<Waiting, ReturnType<typeof server.carryOut>>();
      const over = new Set<Waiting>();
      let intents = 0;
      let seen = -1;
      void host.client.open('deal');
      await host.last('screen.open').reply(server.carryOut(host.last('screen.open')));
      for (const now of steps) {
        const view = host.client.view();
        if (now.do === 'refresh') void host.client.refresh();
        if (now.do === 'retry') void host.client.retry();
        if (now.do === 'type') host.client.edit('choose', 'secondPartner', 'b');
        if (now.do === 'act' && !view.busy) {
          intents += 1;
          void host.client.act({ ...clear, input: { intent: intents } });
        }
        if ('nth' in now) {
          const open = host.sent.slice(1).filter((call) => !over.has(call) && (now.do === 'take') !== taken.has(call));
          const call = open[now.nth % Math.max(1, open.length)];
          if (call && now.do === 'take') taken.set(call, server.carryOut(call));
          if (call && now.do !== 'take') {
            over.add(call);
            await call.reply((now.do === 'deliver' && taken.get(call)) || UNREACHABLE);
          }
        }
        await settled();
        const [count] = host.client.view().blocks;
        const shown = count?.kind === 'text' ? Number(count.text) : -1;
        expect(shown).toBeGreaterThanOrEqual(seen);
        seen = shown;
        expect(server.done.size).toBeLessThanOrEqual(intents);
        if (view.drafts.choose?.values.secondPartner === 'b') {
          expect(host.client.view().drafts.choose?.values.secondPartner).toBe('b');
        }
      }
    }),
    { numRuns: 300 },
  );
});
