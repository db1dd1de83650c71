import type { Asks } from './asks.ts';
import type { Call, Outcome } from './caller.ts';
import type { Draft } from './drafts.ts';
import type { AskAnswer } from './protocol.ts';
import { reuse, same } from './reuse.ts';
import { NO_ANSWER, type PreviewState } from './screen-view.ts';
import type { FormBlock, Query } from './vocabulary.ts';

const NOTHING: PreviewState = { status: 'untouched', blocks: [], errors: {}, carry: {}, trouble: null };

const canBeSent = ({ missing, overlong, unfinished }: Draft, without: readonly string[] = []) =>
  missing.every((name) => without.includes(name)) && overlong.length === 0 && unfinished.length === 0;

/** Whether a form may be saved as it stands: nothing is missing, and its preview, if it has one, has been seen. */
export function isReady(form: FormBlock, draft: Draft, state: PreviewState | undefined): boolean {
  if (!canBeSent(draft)) return false;
  return !form.preview || (state?.status === 'current' && Object.keys(state.errors).length === 0);
}

function answered(before: PreviewState, reply: Outcome<AskAnswer>): PreviewState {
  if (!reply.ok) return { ...before, status: 'failed', trouble: reply.trouble };
  if (reply.answer.kind !== 'preview') return { ...before, status: 'failed', trouble: NO_ANSWER };
  const { blocks, errors = {}, carry = {} } = reply.answer;
  return { status: 'current', blocks: reuse(before.blocks, blocks), errors, carry, trouble: null };
}

export interface PreviewsParts {
  ask: Call<'screen.ask'>;
  asks: Asks;
  read(form: string): PreviewState | undefined;
  write(form: string, state: PreviewState | undefined): void;
  /** An answer came, whose sentences take the place of those of the one before. */
  taken(form: string, before: PreviewState, now: PreviewState): void;
}

export function createPreviews({ ask, asks, read, write, taken }: PreviewsParts) {
  /** What each form's state answers, or is being asked. */
  const questions = new Map<string, Query>();
  const slotOf = (form: string) => `preview ${form}`;

  async function send(form: string, question: Query, isCurrent: () => boolean) {
    const reply = await ask(question);
    const before = read(form);
    if (isCurrent() && before) taken(form, before, answered(before, reply));
  }

  /** Nothing is asked. What was said last is kept under an unfinished form, for it is about to be asked again. */
  function rest(form: string, status: 'untouched' | 'unfinished') {
    asks.cancel(slotOf(form));
    questions.delete(form);
    const kept = status === 'unfinished' ? read(form) : undefined;
    write(form, { ...NOTHING, ...kept, status, carry: {}, trouble: null });
  }

  function forget(form: string) {
    asks.cancel(slotOf(form));
    questions.delete(form);
    write(form, undefined);
  }

  /** The question to ask; undefined where there is none, and then the state says why. */
  function questionOf({ id, preview }: FormBlock, draft: Draft): Query | undefined {
    if (!preview) {
      if (read(id)) forget(id);
      return undefined;
    }
    if (preview.untouched !== undefined && !draft.dirty) rest(id, 'untouched');
    else if (!canBeSent(draft, preview.without)) rest(id, 'unfinished');
    else return { call: preview.call, input: { ...preview.input, ...draft.values } };
    return undefined;
  }

  const isAskedAlready = (form: string, question: Query) =>
    read(form) !== undefined && same(questions.get(form), question);

  function begin(form: string, question: Query) {
    questions.set(form, question);
    write(form, { ...NOTHING, ...read(form), status: 'asking', trouble: null });
  }

  return {
    /** A field was edited: asks when the typing rests. */
    edited(form: FormBlock, draft: Draft) {
      const { id } = form;
      const question = questionOf(form, draft);
      if (!question || isAskedAlready(id, question)) return;
      begin(id, question);
      asks.debounced(slotOf(id), (isCurrent) => void send(id, question, isCurrent));
    },
    /** The form came from the server. `anew`: something was done, so what was said before may not be true any more. */
    arrived(form: FormBlock, draft: Draft, anew: boolean) {
      const { id } = form;
      const question = questionOf(form, draft);
      if (!question || (!anew && isAskedAlready(id, question))) return;
      begin(id, question);
      asks.now(slotOf(id), (isCurrent) => void send(id, question, isCurrent));
    },
    forget,
  };
}
