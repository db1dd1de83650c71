import type { AskAnswer, Effect, HostInfo, ScreenAnswer } from '@tierline/blocks/protocol';
import type { Input } from '@tierline/blocks/value';
import type { SavedSetting } from '@tierline/db/second-partner-setting';
import type { AccountTypes } from '@tierline/domain/account-type';
import type { Context } from '../context.ts';
import type { Call, InputOf, OutputOf } from '../features.ts';
import type { Sentences } from '../sentences/english.ts';
import type { Labels } from '../sentences/labels.ts';

/** What a screen is drawn with: the call, the vendor's own words, and the reader's language. */
export interface ScreenContext extends Context {
  host: HostInfo;
  sentences: Sentences;
  locale: string;
  vendorName: string;
  accountTypes: AccountTypes;
  setting: SavedSetting;
  labels: Labels;
}

export type Screen = (ctx: ScreenContext, params: Input) => Promise<ScreenAnswer>;

/** What a feature brings to the pages; a new screen is one such file and its line in the registry. */
export interface ScreenModule {
  screens?: Readonly<Record<string, Screen>>;
  /** Names of those screens that are there while distribution is switched off; all others are one quiet block then. */
  always?: readonly string[];
  /** How a query's answer is shown: options for a picker, rows for a table. */
  asks?: { [C in Call]?: (ctx: ScreenContext, answer: OutputOf<C>, input: InputOf<C>) => Promise<AskAnswer> };
  /** The vendor that the caller belongs to once the mutation is done, where that may be another one. */
  moves?: { [C in Call]?: (answer: OutputOf<C>) => string };
  /** What a host does after a mutation, beside drawing the screen anew. */
  acts?: { [C in Call]?: (ctx: ScreenContext, answer: OutputOf<C>) => Promise<Effect[]> };
}
