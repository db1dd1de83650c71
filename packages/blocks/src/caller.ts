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
  const around = () => {
    const seen = snapshot?.();
    return seen ? { host: info, snapshot: seen } : { host: info };
  };
  return {
    open: async (input: Bare<'screen.open'>) => toOutcome(await transport('screen.open', { ...input, ...around() })),
    ask: async (input: Bare<'screen.ask'>) => toOutcome(await transport('screen.ask', { ...input, ...around() })),
    act: async (input: Bare<'screen.act'>) => toOutcome(await transport('screen.act', { ...input, ...around() })),
  };
}

function toOutcome<A>(reply: Reply<A>): Outcome<A> {
  if (reply.ok) return reply;
  return {
    ok: false,
    trouble: 'problem' in reply ? { kind: 'refused', problem: reply.problem } : { kind: 'unreachable' },
  };
}
