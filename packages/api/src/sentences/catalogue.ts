import type { CrmKind } from '@tierline/domain/crm';
import { english, type Sentences } from './english.ts';

const CATALOGUE: Readonly<Record<string, Readonly<Record<CrmKind, Sentences>>>> = { en: english };

/** The sentences of a locale, by its language, in the words of the CRM; English where there are none. */
export const sentencesFor = (locale: string, crm: CrmKind): Sentences =>
  (CATALOGUE[locale.split('-')[0] ?? ''] ?? english)[crm];

/** A locale that the runtime can format with; what a host sends may be anything. */
export function toLocale(text: string): string {
  try {
    return Intl.getCanonicalLocales(text.replace('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}
