import type { HostInfo, Procedure, Procedures, Reply, Snapshot, Transport } from './protocol.ts';
import type { Trouble } from './screen-view.ts';

export type Outcome<A> = { ok: true; answer: A } | { ok: false; trouble: Trouble };

/** A procedure's input without what the client adds to every call. */
type Bare<P extends Procedure> = Omit<Procedures[P]['input'], 'host' | 'snapshot'>;
export type Call<P extends Procedure> = (input: Bare<P>) => Promise<Outcome<Procedures[P]['answer']>>;

export interface CallerParts {
  transport: Transport;
  info: HostInfo;
  /** Absent where something on the way to the server puts the snapshot in. */
  snapshot?(): Snapshot | undefined;
}

/** Adds who the host is and what the record looks like to it, and turns each reply into an outcome. */
export function createCaller({ transport, info, snapshot }: CallerParts) {
  const toCall =
    <P extends Procedure>(procedure: P): Call<P> =>
    async (input) => {
      const seen = snapshot?.();
      const around = seen ? { host: info, snapshot: seen } : { host: info };
      return toOutcome(await transport(procedure, { ...input, ...around } as Procedures[P]['input']));
    };
  return { open: toCall('screen.open'), ask: toCall('screen.ask'), act: toCall('screen.act') };
}

function toOutcome<A>(reply: Reply<A>): Outcome<A> {
  if (reply.ok) return reply;
  return {
    ok: false,
    trouble: 'problem' in reply ? { kind: 'refused', problem: reply.problem } : { kind: 'unreachable' },
  };
}
