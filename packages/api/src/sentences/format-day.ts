/** A day within a sentence, in the reader's locale. Values of their own are formatted by the host instead. */
export const formatDay = (instant: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(instant),
  );
