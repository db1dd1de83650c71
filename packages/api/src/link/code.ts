import { randomInt } from 'node:crypto';

/** No letter that looks like a digit, or like another letter ("Base 32", Crockford). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/** 50 random bits: nobody guesses one of the few that are good at a time, within a quarter of an hour. */
export const makeCode = (): string => Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** As people read it. */
export const showCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/** As people type it; null when it can be no code. */
export function readCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return new RegExp(`^[${LETTERS}]{${LENGTH}}$`).test(code) ? code : null;
}
