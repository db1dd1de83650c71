import { addCalls, type CallCount } from '../crms/call-count.ts';
import { randomEdit } from '../crms/organization-values.ts';
import type { Done } from '../crms/start-engine.ts';
import { createTwoCrms, type TwoCrms } from '../crms/two-crms.ts';
import { type Figure, toFigure } from '../figure.ts';
import { Random } from '../random.ts';
import type { Times } from '../take-turns.ts';

/** Every tenth company is in Salesforce alone: HubSpot is to have it too. */
const isInHubSpot = (n: number): boolean => n % 10 !== 9;
/** Of the companies, that somebody edits before the second run. */
const EDITED = 0.01;
/** Between the worker's rounds: the next one looks at what is new, and not at what this one has just seen. */
const BETWEEN_SECONDS = 90;
const MOST_ROUNDS = 8;
const MOST_GROWTH = 1.5;

/**
 * Companies of two CRMs are read for the first time, and those that HubSpot lacks are created there; then one in a hundred is
 * edited and reaches the other CRM. Over HTTP, through the adapters, by an engine in a process of its own, whose memory is
 * looked at meanwhile. The peer reads the same pages and keeps nothing.
 */
export async function measureFirstRun({ sizes, seed }: { sizes: readonly number[]; seed: number }): Promise<Figure[]> {
  const figures: Figure[] = [];
  let smallest: Run | null = null;
  for (const organizations of sizes) {
    const vendor = await createTwoCrms({ organizations, seed, isInHubSpot });
    const read = await leafThrough(vendor);
    const first = await run(vendor);
    const answersEqual = first.settled && vendor.areEqual();
    figures.push(
      toFigure({
        job: 'sync first run',
        size: {
          ...{ organizations, created: first.calls.written },
          'taken in a second, by the first reading': Math.round((organizations / first.firstReadMs) * 1000),
          ...sizeOf(first, organizations),
        },
        ...{ answersEqual, oursMs: once(first.ms), peer: 'reading alone', peerMs: once(read) },
        growth: { ratio: growthOf(first, smallest ?? first), atMost: MOST_GROWTH },
      }),
    );
    smallest ??= first;
    figures.push(await measureSecondRun(vendor, read, seed));
    await vendor.close();
  }
  return figures;
}

async function measureSecondRun(vendor: TwoCrms, readMs: number, seed: number): Promise<Figure> {
  const { sides, ids, companies, clock } = vendor;
  const random = new Random(seed + 6);
  const edited = random.pickSome([...companies.keys()], companies.length * EDITED);
  clock.pass(BETWEEN_SECONDS);
  await sides.salesforce.edit(
    edited.map((n) => ({ id: ids.salesforce.get(n) ?? '', values: randomEdit(random, companies[n] ?? {}, n) })),
  );
  const second = await run(vendor);
  return toFigure({
    job: 'sync run after that',
    size: { organizations: companies.length, edited: edited.length, ...sizeOf(second, edited.length) },
    answersEqual: second.settled && vendor.areEqual(),
    ...{ oursMs: once(second.ms), peer: 'reading all of them', peerMs: once(readMs) },
    calls: { made: second.calls.writes, least: Math.ceil(edited.length / 100), atMost: 1.05 },
  });
}

async function leafThrough({ engine, sides }: TwoCrms): Promise<number> {
  let ms = 0;
  for (const kind of ['salesforce', 'hubspot'] as const) ms += (await engine.do('leafThrough', kind)).ms;
  for (const { takeCalls } of Object.values(sides)) takeCalls();
  return ms;
}

interface Run {
  ms: number;
  /** Of the first reading of Salesforce. */
  firstReadMs: number;
  deliveryMs: number;
  calls: CallCount;
  /** Bytes beyond what the process had before, at most. */
  heap: number;
  rss: number;
  /** Whether nothing is left to be done. */
  settled: boolean;
}

/** Reads both and delivers, round by round, until one has written nothing more. */
async function run({ engine, sides, clock }: TwoCrms): Promise<Run> {
  const [reads, deliveries]: [Done<unknown>[], Done<unknown>[]] = [[], []];
  const calls = { writes: 0, written: 0, reads: 0 };
  let settled = false;
  for (let round = 0; round < MOST_ROUNDS && !settled; round += 1) {
    if (round > 0) clock.pass(BETWEEN_SECONDS);
    for (const kind of ['salesforce', 'hubspot'] as const) reads.push(await engine.do('read', kind));
    deliveries.push(await engine.do('deliver', false));
    const before = calls.writes;
    for (const { takeCalls } of Object.values(sides)) addCalls(calls, takeCalls());
    const { waiting, refused } = (await engine.do('countOpen')).result;
    settled = round > 0 && calls.writes === before && waiting + refused === 0;
  }
  const steps = [...reads, ...deliveries];
  const sum = (some: readonly Done<unknown>[]) => some.reduce((total, { ms }) => total + ms, 0);
  const most = (of: (step: Done<unknown>) => number) => Math.max(...steps.map(of));
  const [begin] = reads;
  return {
    ...{ ms: sum(steps), firstReadMs: begin?.ms ?? 0, deliveryMs: sum(deliveries), calls, settled },
    heap: most(({ memory }) => memory.heapPeak) - (begin?.memory.heapBefore ?? 0),
    rss: most(({ memory }) => memory.rssPeak) - (begin?.memory.rssBefore ?? 0),
  };
}

const MEGABYTE = 1e6;

const sizeOf = ({ ms, deliveryMs, calls, heap, rss }: Run, records: number): Record<string, number> => ({
  'organizations a second': Math.round((records / ms) * 1000),
  'delivered a second': Math.round((calls.written / deliveryMs) * 1000),
  ...{ 'calls that write': calls.writes, 'other calls': calls.reads },
  ...{ 'MB of heap more': Math.round(heap / MEGABYTE), 'MB in all more': Math.round(rss / MEGABYTE) },
});

/** Of memory: what is read is not kept, however many there are. A few megabytes either way are noise. */
const growthOf = (run: Run, smallest: Run): number =>
  Math.max(
    (run.heap + NOISE_BYTES) / (smallest.heap + NOISE_BYTES),
    (run.rss + NOISE_BYTES) / (smallest.rss + NOISE_BYTES),
  );
const NOISE_BYTES = 20 * MEGABYTE;

const once = (ms: number): Times => [ms, ms, ms];
