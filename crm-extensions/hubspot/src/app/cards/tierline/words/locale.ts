const FALLBACK = 'en-US';

/** The first that is a locale, as BCP 47 writes it. HubSpot also says `en_US` and `en-gb`, or nothing at all. */
export function toLocale(...candidates: (string | undefined)[]): string {
  for (const candidate of candidates) {
    const locale = candidate && canonical(candidate.replaceAll('_', '-'));
    if (locale) return locale;
  }
  return FALLBACK;
}

function canonical(locale: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0];
  } catch {
    return undefined;
  }
}
