import type { ActAnswer, AskAnswer, Procedure, Procedures, Reply, ScreenAnswer, Transport } from '../protocol.ts';
import type { Block } from '../vocabulary.ts';

/** What a scripted server says; `never` keeps the host waiting. */
export type Script<A> = Reply<A> | 'never';

/** One state of a screen, for a gallery page and for renderers' tests: what the server says to each procedure. */
export interface Scene {
  id: string;
  title: string;
  open: Script<ScreenAnswer>;
  ask?: Script<AskAnswer>;
  act?: Script<ActAnswer>;
}

export function screenOf(title: string, blocks: Block[], more: Partial<ScreenAnswer> = {}): ScreenAnswer {
  return { title, blocks, watch: [], ...more };
}

export const answer = <A>(value: A): Reply<A> => ({ ok: true, answer: value });
export const UNREACHABLE: Reply<never> = { ok: false, unreachable: true };

/** A scene that shows blocks and takes every action without a change. */
export function drawing(id: string, title: string, blocks: Block[], more: Pick<Scene, 'ask' | 'act'> = {}): Scene {
  const screen = screenOf(title, blocks);
  const done: ActAnswer = { effects: [{ do: 'toast', tone: 'good', title: 'Done' }], screen };
  return { id, title, open: answer(screen), act: answer(done), ...more };
}

export function playScene(scene: Scene): Transport {
  const scripts: { [P in Procedure]: Script<Procedures[P]['answer']> } = {
    'screen.open': scene.open,
    'screen.ask': scene.ask ?? UNREACHABLE,
    'screen.act': scene.act ?? UNREACHABLE,
  };
  return <P extends Procedure>(procedure: P) => play<Procedures[P]['answer']>(scripts[procedure]);
}

function play<A>(script: Script<A>): Promise<Reply<A>> {
  return script === 'never' ? new Promise(() => {}) : Promise.resolve(script);
}
