import type { Input, Json, RecordRef, Tone } from './value.ts';
import type { Block, Goto, Option, TableBlock } from './vocabulary.ts';

/** What a host says about itself with every call. */
export interface HostInfo {
  /** The newest vocabulary that the installed extension can draw. */
  vocabulary: number;
  /** BCP 47, such as `en-GB`; chooses the sentences. */
  locale: string;
}

/**
 * The record's fields as the viewer may read them, in the CRM's own names and values.
 * A field that is absent is unknown, not blank. `modifiedAt` is the CRM's own stamp.
 */
export interface Snapshot {
  record: RecordRef;
  fields: { [name: string]: Json };
  modifiedAt: string;
}

export interface OpenInput {
  screen: string;
  params: Input;
  host: HostInfo;
  snapshot?: Snapshot;
}

export interface AskInput {
  call: string;
  input: Input;
  host: HostInfo;
  snapshot?: Snapshot;
}

export interface ActInput extends OpenInput {
  call: string;
  input: Input;
  /** Made by the host once per intent and sent again with each retry of it. */
  key: string;
}

export interface ScreenAnswer {
  title: string;
  /** The way back to the screen that this one was reached from. */
  back?: Goto;
  blocks: Block[];
  /** Fields of the page's record that the screen depends on, in the CRM's own names. */
  watch: string[];
  /** Seconds after which to ask again, present while something is under way. */
  again?: number;
  /**
   * The newest state of the page's record that Tierline knows of. When it differs from the one in the answer before, the
   * host reads the record anew wherever it shows it: a write that was still under way then has come through.
   */
  revision?: { record: RecordRef; at: string };
}

export type AskAnswer =
  | { kind: 'options'; options: Option[]; more?: string }
  | { kind: 'table'; table: TableBlock }
  /** Of a form's preview: what saving would do, sentences about fields that cannot be saved so, and what to send along. */
  | { kind: 'preview'; blocks: Block[]; errors?: { [field: string]: string }; carry?: Input };

export type Effect =
  | { do: 'toast'; tone: Tone; title: string; text?: string }
  /** The record changed in the CRM: the host reads it anew wherever it shows it. */
  | { do: 'refresh'; record: RecordRef }
  | { do: 'open'; record: RecordRef }
  /** To another screen in the same place; the answer's own screen is not drawn. */
  | { do: 'goto'; screen: string; params: Input };

export interface ActAnswer {
  effects: Effect[];
  screen: ScreenAnswer;
}

/** Something was said no to. `text` is a finished sentence: what happened, to what, and what to do. */
export interface Problem {
  code: string;
  text: string;
  /** The form field to show it at. */
  field?: string;
  /** The correlation id to quote to an administrator. */
  reference?: string;
}

export interface Procedures {
  'screen.open': { input: OpenInput; answer: ScreenAnswer };
  'screen.ask': { input: AskInput; answer: AskAnswer };
  'screen.act': { input: ActInput; answer: ActAnswer };
}
export type Procedure = keyof Procedures;

/** `unreachable`: no answer came, so it is not known whether the call was carried out; the same key may be sent again. */
export type Reply<A> = { ok: true; answer: A } | { ok: false; problem: Problem } | { ok: false; unreachable: true };

/** All that a host has to provide to reach the server. Never rejects. */
export type Transport = <P extends Procedure>(
  procedure: P,
  input: Procedures[P]['input'],
) => Promise<Reply<Procedures[P]['answer']>>;
