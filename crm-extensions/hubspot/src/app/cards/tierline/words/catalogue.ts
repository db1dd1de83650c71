import { english, type Words } from './english.ts';

/** A second language is a file, and a line here. */
const CATALOGUE: { [language: string]: Words } = { en: english };

export function wordsFor(locale: string): Words {
  return CATALOGUE[locale.split('-')[0] ?? ''] ?? english;
}
