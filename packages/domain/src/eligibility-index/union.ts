import { inFours, sumOfFours, type Words } from './bits.ts';

/**
 * Unions of rows of a matrix. Counting every pair spends its time here: rows are read four at a time, and what is only to
 * be counted is not written. A list that is no multiple of four repeats its first row.
 */
export function unionInto(row: Words, data: Words, list: ArrayLike<number>, from: number, to: number): void {
  const width = row.length;
  if (from === to) {
    row.fill(0);
    return;
  }
  if (to - from === 1) {
    const a = (list[from] as number) * width;
    for (let i = 0; i < width; i += 1) row[i] = data[a + i] as number;
    return;
  }
  const start = (at: number) => (list[at < to ? at : from] as number) * width;
  setUnion(row, data, start(from), start(from + 1), start(from + 2), start(from + 3));
  for (let at = from + 4; at < to; at += 4) addRows(row, data, start(at), start(at + 1), start(at + 2), start(at + 3));
}

/** How many are in the union; `row` is there to work in. */
export function countUnion(row: Words, data: Words, list: ArrayLike<number>, from: number, to: number): number {
  if (from === to) return 0;
  const width = row.length;
  const start = (at: number) => (list[at < to ? at : from] as number) * width;
  if (to - from <= 4) return countFour(width, data, start(from), start(from + 1), start(from + 2), start(from + 3));
  unionInto(row, data, list, from, to - 4);
  return countWith(row, data, start(to - 4), start(to - 3), start(to - 2), start(to - 1));
}

function setUnion(row: Words, data: Words, a: number, b: number, c: number, d: number): void {
  for (let i = 0; i < row.length; i += 1) {
    row[i] = (data[a + i] as number) | (data[b + i] as number) | (data[c + i] as number) | (data[d + i] as number);
  }
}

function addRows(row: Words, data: Words, a: number, b: number, c: number, d: number): void {
  for (let i = 0; i < row.length; i += 1) {
    const more = (data[a + i] as number) | (data[b + i] as number) | (data[c + i] as number) | (data[d + i] as number);
    row[i] = (row[i] as number) | more;
  }
}

function countFour(width: number, data: Words, a: number, b: number, c: number, d: number): number {
  let count = 0;
  let i = 0;
  for (; i + 2 < width; i += 3) {
    const fields = foursOf(data, a + i, b + i, c + i, d + i, 0);
    const more = foursOf(data, a + i + 1, b + i + 1, c + i + 1, d + i + 1, 0);
    const most = foursOf(data, a + i + 2, b + i + 2, c + i + 2, d + i + 2, 0);
    count = (count + sumOfFours((fields + more + most) | 0)) | 0;
  }
  for (; i < width; i += 1) count = (count + sumOfFours(foursOf(data, a + i, b + i, c + i, d + i, 0))) | 0;
  return count;
}

function countWith(row: Words, data: Words, a: number, b: number, c: number, d: number): number {
  let count = 0;
  let i = 0;
  for (; i + 2 < row.length; i += 3) {
    const fields = foursOf(data, a + i, b + i, c + i, d + i, row[i] as number);
    const more = foursOf(data, a + i + 1, b + i + 1, c + i + 1, d + i + 1, row[i + 1] as number);
    const most = foursOf(data, a + i + 2, b + i + 2, c + i + 2, d + i + 2, row[i + 2] as number);
    count = (count + sumOfFours((fields + more + most) | 0)) | 0;
  }
  for (; i < row.length; i += 1) {
    count = (count + sumOfFours(foursOf(data, a + i, b + i, c + i, d + i, row[i] as number))) | 0;
  }
  return count;
}

const foursOf = (data: Words, a: number, b: number, c: number, d: number, more: number): number =>
  inFours((data[a] as number) | (data[b] as number) | (data[c] as number) | (data[d] as number) | more);
