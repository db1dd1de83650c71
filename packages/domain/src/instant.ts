/** Instants are ISO 8601 strings in UTC with one spelling for each precision, so that they compare as text. */

const toSeconds = (instant: string): number => Date.parse(instant) / 1000;

export const addSeconds = (instant: string, seconds: number): string =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString();

/** Negative when `to` lies before `from`. */
export const secondsBetween = (from: string, to: string): number => toSeconds(to) - toSeconds(from);
