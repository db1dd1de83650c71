import type {
  ActAnswer,
  AskAnswer,
  AskInput,
  Procedure,
  Procedures,
  Reply,
  ScreenAnswer,
  Transport,
} from '../protocol.ts';
import type { Block } from '../vocabulary.ts';

/** What a scripted server says; `never` keeps the host waiting. */
export type Script<A> = Reply<A> | 'never';

/** One state of a screen, for a gallery page and for renderers' tests: what the server says to each procedure. */
export interface Scene {
  id: string;
  title: string;
  open: Script<ScreenAnswer>;
  /** A function where a scene asks for several things. */
  ask?: Script<AskAnswer> | ((input: AskInput) => Script<AskAnswer>);
  act?: Script<ActAnswer>;
}

export function screenOf(title: string, blocks: Block[], more: Partial<ScreenAnswer> = {}): ScreenAnswer {
  return { title, blocks, watch: [], ...more };
}

export const answer = <A>(value: A): Reply<A> => ({ ok: true, answer: value });
export const UNREACHABLE: Reply<never> = { ok: false, unreachable: true };

/** A scene that shows blocks and takes every action without a change. */
export function drawing(
  id: string,
  title: string,
  blocks: Block[],
  { back, ...more }: Pick<Scene, 'ask' | 'act'> & Pick<ScreenAnswer, 'back'> = {},
): Scene {
  const screen = screenOf(title, blocks, back && { back });
  const done: ActAnswer = { effects: [{ do: 'toast', tone: 'good', title: 'Done' }], screen };
  return { id, title, open: answer(screen), act: answer(done), ...more };
}

export function playScene(scene: Scene): Transport {
  const scripts: { [P in Procedure]: (input: Procedures[P]['input']) => Script<Procedures[P]['answer']> } = {
    'screen.open': () => scene.open,
    'screen.ask': (input) => (typeof scene.ask === 'function' ? scene.ask(input) : (scene.ask ?? UNREACHABLE)),
    'screen.act': () => scene.act ?? UNREACHABLE,
  };
  return <P extends Procedure>(procedure: P, input: Procedures[P]['input']) =>
    play<Procedures[P]['answer']>(scripts[procedure](input));
}

function play<A>(script: Script<A>): Promise<Reply<A>> {
  return script === 'never' ? new Promise(() => {}) : Promise.resolve(script);
}
