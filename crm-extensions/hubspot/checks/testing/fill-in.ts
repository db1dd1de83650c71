import { SearchInput, Select, TableHeader } from '@hubspot/ui-extensions';
import type { Mounted } from './mount.tsx';

/** What the page says when a person types. */
export function typeInto(page: Mounted, words: string): void {
  page.find(SearchInput).props.onInput?.(words);
}

/** What the page says when a person leaves the input, or empties it by its cross. */
export function leaveWith(page: Mounted, words: string): void {
  page.find(SearchInput).props.onChange?.(words);
}

export function choose(page: Mounted, value: string): void {
  page.find(Select).props.onChange?.(value);
}

/** Presses the head of a column. */
export function sortBy(page: Mounted, column: string): void {
  const head = page.findAll(TableHeader).find(({ text }) => text === column);
  const turn: unknown = head && 'onSortChange' in head.props ? head.props.onSortChange : undefined;
  if (typeof turn !== 'function') throw new Error(`${column} cannot be sorted by`);
  turn('ascending');
}
