import type { Words } from './bits.ts';

/** What some partners gain and lose; partners to whom the same happens are one group. */
export interface Compared {
  readonly groups: number;
  /** How many second partners each partner of a group gains, and loses. */
  readonly gained: Uint32Array;
  readonly lost: Uint32Array;
  membersOf(group: number): Int32Array;
  sizeOf(group: number): number;
  /** Which second partners the group gains or loses; valid until the next call. */
  rowOf(group: number, which: 'gained' | 'lost'): Words;
  /** What becomes of a second partner in the group that is visited. */
  tell(second: number, group: number): 'gained' | 'lost' | null;
  /** The second partner behind a bit of a row. */
  secondAt(bit: number): number;
  /** Which word of all a word of a row is. */
  wordAt(word: number): number;
}

/** Called with each group that gains or loses, while `tell` knows of it. */
export type Visit = (of: Compared, group: number) => void;
