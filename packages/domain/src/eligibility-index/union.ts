import type { Words } from './bits.ts';

/**
 * Unions of rows of a matrix. These loops are where the time goes when pairs are counted: rows are read four at a time, so
 * that the result is written once for four of them.
 */
export function unionInto(
  row: Words,
  data: Words,
  width: number,
  list: ArrayLike<number>,
  from: number,
  to: number,
): void {
  let at = from;
  if (at === to) row.fill(0, 0, width);
  for (let first = true; at < to; first = false) {
    const a = (list[at] as number) * width;
    const b = (list[Math.min(at + 1, to - 1)] as number) * width;
    const c = (list[Math.min(at + 2, to - 1)] as number) * width;
    const d = (list[Math.min(at + 3, to - 1)] as number) * width;
    const some = to - at;
    if (first) {
      if (some === 1) for (let i = 0; i < width; i += 1) row[i] = data[a + i] as number;
      else if (some === 2)
        for (let i = 0; i < width; i += 1) row[i] = (data[a + i] as number) | (data[b + i] as number);
      else unionOfFour(row, data, width, a, b, c, d);
    } else if (some === 1) for (let i = 0; i < width; i += 1) row[i] = (row[i] as number) | (data[a + i] as number);
    else addFour(row, data, width, a, b, c, d);
    at += 4;
  }
}

function unionOfFour(row: Words, data: Words, width: number, a: number, b: number, c: number, d: number): void {
  for (let i = 0; i < width; i += 1) {
    row[i] = (data[a + i] as number) | (data[b + i] as number) | (data[c + i] as number) | (data[d + i] as number);
  }
}

function addFour(row: Words, data: Words, width: number, a: number, b: number, c: number, d: number): void {
  for (let i = 0; i < width; i += 1) {
    row[i] =
      (row[i] as number) |
      (data[a + i] as number) |
      (data[b + i] as number) |
      (data[c + i] as number) |
      (data[d + i] as number);
  }
}
