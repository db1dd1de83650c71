import { expect, it } from 'vitest';
import { makeCode, readCode, showCode } from './code.ts';

it('a code is read as it is shown, and as people type it', () => {
  for (let made = 0; made < 200; made += 1) {
    const code = makeCode();
    expect(readCode(showCode(code))).toBe(code);
    expect(readCode(` ${showCode(code).toLowerCase()} `)).toBe(code);
  }
});

it('letters that look like digits are taken for them', () => {
  expect(readCode('oil0O-1lI00')).toBe('0110011100');
});

it('no two are alike', () => {
  expect(new Set(Array.from({ length: 500 }, makeCode)).size).toBe(500);
});

it.each(['', 'ABCDE', 'ABCDE-ABCDEF', 'UUUUU-UUUUU', "'; drop"])('%j is no code', (text) => {
  expect(readCode(text)).toBeNull();
});
