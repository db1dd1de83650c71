import type { CrmKind } from '@tierline/domain/crm';
import { isRewritten } from '@tierline/domain/field-mapping/same-values';

/** Something that somebody put into a field, or that a CRM's automation made of it; values in Tierline's words. */
export interface Edit {
  /** Counts edits and reads alike. */
  seq: number;
  by: 'person' | 'decision' | 'automation';
  side: CrmKind;
  values: readonly string[];
  /** The edits that whoever made it can have seen, directly or not. */
  after: ReadonlySet<Edit>;
  /** The write of a decision. */
  writeId: string | null;
  /** Why it counts for nothing that it is gone. */
  excused: string | null;
}

/**
 * Who put what into which field, and what each CRM holds by that. Values are told apart by what they are; where two edits put
 * the same, either may be meant, and nothing is held against anybody that is true of one of them alone.
 */
export class Edits {
  readonly #all = new Map<string, Edit[]>();
  readonly #held = new Map<string, readonly Edit[]>();
  /** What Tierline's last write took the place of. */
  readonly #replaced = new Map<string, readonly Edit[]>();

  of(place: string): readonly Edit[] {
    return this.#all.get(place) ?? [];
  }

  places(): string[] {
    return [...this.#all.keys()];
  }

  held(side: CrmKind, place: string): readonly Edit[] {
    return this.#held.get(`${side} ${place}`) ?? [];
  }

  /**
   * A person, or an automation, changes what a CRM holds. `unanswered`: what is there was written by Tierline, which does not
   * know that it was: then nobody can tell that he saw it.
   */
  make(
    side: CrmKind,
    place: string,
    values: readonly string[],
    { by, seq, unanswered = false }: { by: 'person' | 'automation'; seq: number; unanswered?: boolean },
  ): Edit {
    const after = surely((unanswered && this.#replaced.get(`${side} ${place}`)) || this.held(side, place));
    const edit: Edit = { seq, by, side, values, after, writeId: null, excused: null };
    this.#add(place, edit);
    this.#held.set(`${side} ${place}`, [edit]);
    return edit;
  }

  /** Somebody asks in Tierline for what a CRM is to hold; it counts once it is accepted. `seen`: what Tierline showed him. */
  decide(
    side: CrmKind,
    place: string,
    values: readonly string[],
    seen: readonly string[],
    write: { id: string; seq: number },
  ) {
    const after = surely(this.#alike(place, seen));
    this.#add(place, { seq: write.seq, by: 'decision', side, values, after, writeId: write.id, excused: null });
  }

  /** Tierline has written this; false when nobody has ever put it anywhere. */
  write(side: CrmKind, place: string, values: readonly string[]): boolean {
    const before = this.held(side, place);
    const found = this.#alike(place, values);
    this.#replaced.set(`${side} ${place}`, before);
    for (const edit of found) {
      if (edit.by !== 'decision' || edit.side !== side || before.includes(edit)) continue;
      edit.after = new Set([...edit.after, ...surely(before.filter((each) => !each.after.has(edit)))]);
    }
    this.#held.set(`${side} ${place}`, found);
    return found.length > 0;
  }

  #add(place: string, edit: Edit): void {
    this.#all.set(place, [...this.of(place), edit]);
  }

  #alike(place: string, values: readonly string[]): Edit[] {
    return this.of(place).filter((edit) => isRewritten(edit.values, values));
  }
}

/** The edits that have been seen by whoever sees one of these, whichever it is. */
function surely(candidates: readonly Edit[]): Set<Edit> {
  const [first, ...others] = candidates.map((edit) => new Set([edit, ...edit.after]));
  return new Set([...(first ?? [])].filter((edit) => others.every((each) => each.has(edit))));
}

/** What is missing when a field ends with these values: an edit that counts, and that was made by whoever saw each of them. */
export function findLost(edits: readonly Edit[], values: readonly string[]): Edit[] | 'nobody chose it' {
  const standing = edits.filter((edit) => isRewritten(edit.values, values));
  if (standing.length === 0) return 'nobody chose it';
  const newer = standing.map((edit) => edits.filter((each) => each.after.has(edit) && each.excused === null));
  return newer.find((list) => list.length === 0) ?? newer.flat();
}
