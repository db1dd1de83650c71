/** The names of organizations in a field, whether it holds several values or they are typed into one, with `;` between. */
export const splitNames = (raw: readonly string[]): string[] =>
  raw
    .flatMap((value) => value.split(';'))
    .map((name) => name.trim())
    .filter((name) => name !== '');
