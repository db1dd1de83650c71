import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Memory } from './engine-commands.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const OFTEN_MS = 50;
/** Collecting garbage takes its time. */
const SELDOM_MS = 1000;

export async function watchMemory<T>(work: () => Promise<T>): Promise<{ result: T; memory: Memory }> {
  collectGarbage();
  const before = process.memoryUsage();
  const memory = { heapBefore: before.heapUsed, heapPeak: before.heapUsed, rssBefore: before.rss, rssPeak: before.rss };
  const noteRss = () => {
    memory.rssPeak = Math.max(memory.rssPeak, process.memoryUsage.rss());
  };
  const noteHeap = () => {
    collectGarbage();
    memory.heapPeak = Math.max(memory.heapPeak, process.memoryUsage().heapUsed);
  };
  const timers = [setInterval(noteRss, OFTEN_MS), setInterval(noteHeap, SELDOM_MS)];
  try {
    const result = await work();
    noteRss();
    return { result, memory };
  } finally {
    for (const timer of timers) clearInterval(timer);
  }
}
