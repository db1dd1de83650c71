import type { Effect, Procedure, Procedures, Reply, ScreenAnswer, Transport } from '../protocol.ts';
import { createScreenClient, type ScreenHost } from '../screen-client.ts';
import type { Block } from '../vocabulary.ts';

/** A call that reached the server and waits for its answer. */
export interface Waiting<P extends Procedure = Procedure> {
  procedure: P;
  input: Procedures[P]['input'];
  reply(reply: Reply<Procedures[P]['answer']>): Promise<void>;
}

/** A host whose server and clock do what the test says, when it says so. */
export function createFakeHost(more: Partial<ScreenHost> = {}) {
  const sent: Waiting[] = [];
  const effects: Effect[] = [];
  const timers = new Set<{ at: number; run: () => void }>();
  let now = 0;
  let keys = 0;

  const transport: Transport = (procedure, input) =>
    new Promise((resolve) => {
      const reply = (answer: Reply<never>) => {
        resolve(answer);
        return settled();
      };
      sent.push({ procedure, input, reply } as Waiting);
    });

  const client = createScreenClient({
    transport,
    info: { vocabulary: 1, locale: 'en-US' },
    newKey: () => {
      keys += 1;
      return `key-${keys}`;
    },
    effect: (effect) => effects.push(effect),
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    ...more,
  });

  return {
    client,
    effects,
    sent,
    /** The newest call of a procedure. */
    last<P extends Procedure>(procedure: P): Waiting<P> {
      const call = sent.findLast((each) => each.procedure === procedure);
      if (!call) throw new Error(`nothing was sent to ${procedure}`);
      return call as unknown as Waiting<P>;
    },
    count: (procedure: Procedure) => sent.filter((each) => each.procedure === procedure).length,
    async pass(ms: number) {
      now += ms;
      for (const timer of [...timers].sort((a, b) => a.at - b.at)) {
        if (timer.at > now || !timers.delete(timer)) continue;
        timer.run();
      }
      await settled();
    },
  };
}
export type FakeHost = ReturnType<typeof createFakeHost>;

/** Lets everything that is already decided happen. */
export async function settled() {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

export function screen(blocks: Block[], more: Partial<ScreenAnswer> = {}): ScreenAnswer {
  return { title: 'Distribution', blocks, watch: ['Partner__c'], ...more };
}

export const ok = <A>(answer: A) => ({ ok: true as const, answer });
export const UNREACHABLE = { ok: false as const, unreachable: true as const };

/** Opens a screen and has the server answer it. */
export async function opened(blocks: Block[], more: Partial<ScreenAnswer> = {}, host = createFakeHost()) {
  void host.client.open('deal');
  await host.last('screen.open').reply(ok(screen(blocks, more)));
  return host;
}
