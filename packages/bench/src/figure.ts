import type { Times } from './take-turns.ts';

/** How many times as long the peer has to take, or how many times as long we may; or nothing but the right answers. */
export type Goal = { atLeast: number } | { atMost: number } | 'equal answers';

/** What one job came to beside one peer; a line of `--json`. */
export interface Figure {
  job: string;
  size: Record<string, number>;
  /** Checked before anything was timed. */
  answersEqual: boolean;
  oursMs: Times;
  peer: string;
  peerMs: Times;
  /** Of the medians, as the goal has it; without a goal the peer's over ours. */
  ratio: number;
  goal: string | null;
  /** Null without a goal. */
  pass: boolean | null;
  /** Ours at several times the size, over ours at as many as that; null where it was not asked for. */
  growth: number | null;
  /** Calls to CRMs that change records, where they are what counts. */
  calls: { made: number; least: number } | null;
}

export interface Measured extends Pick<Figure, 'job' | 'size' | 'answersEqual' | 'oursMs' | 'peer' | 'peerMs'> {
  goal?: Goal;
  growth?: { ratio: number; atMost: number };
  /** `least`: how many there have to be. */
  calls?: { made: number; least: number; atMost: number };
}

export function toFigure({ job, size, answersEqual, oursMs, peer, peerMs, goal, growth, calls }: Measured): Figure {
  const [, ours] = oursMs;
  const [, theirs] = peerMs;
  const isLimit = typeof goal === 'object' && 'atMost' in goal;
  const ratio = isLimit ? ours / theirs : theirs / ours;
  const wanted = [
    ...(goal ? [wordsOf(goal)] : []),
    ...(growth ? [`growth <= ${growth.atMost}`] : []),
    ...(calls ? [`calls <= ${calls.atMost} x least`] : []),
  ];
  const reached = typeof goal !== 'object' || ('atLeast' in goal ? ratio >= goal.atLeast : ratio <= goal.atMost);
  return {
    ...{ job, size, answersEqual, oursMs, peer, peerMs, ratio },
    goal: wanted.join(', ') || null,
    pass: wanted.length > 0 ? answersEqual && reached && isWithin(growth) && isFew(calls) : null,
    growth: growth?.ratio ?? null,
    calls: calls ? { made: calls.made, least: calls.least } : null,
  };
}

const isWithin = (growth: Measured['growth']): boolean => !growth || growth.ratio <= growth.atMost;
const isFew = (calls: Measured['calls']): boolean => !calls || calls.made <= calls.atMost * calls.least;

const wordsOf = (goal: Goal): string =>
  typeof goal === 'string' ? goal : 'atLeast' in goal ? `>= ${goal.atLeast}` : `<= ${goal.atMost}`;

export function toText(figure: Figure): string {
  const { job, size, answersEqual, oursMs, peer, peerMs, ratio, goal, pass, growth, calls } = figure;
  const sizes = Object.entries(size).map(([what, count]) => `${count.toLocaleString('en-GB')} ${what}`);
  return [
    `${job} (${sizes.join(', ')})`,
    `  ours        ${toMs(oursMs)}`,
    `  ${peer.padEnd(10)}  ${toMs(peerMs)}`,
    `  ratio ${toShort(ratio)}${growth === null ? '' : `, growth ${toShort(growth)}`}${calls === null ? '' : `, calls ${calls.made} of ${calls.least}`}${goal === null ? '' : `, goal ${goal}: ${pass ? 'reached' : 'missed'}`}${answersEqual ? '' : ', ANSWERS DIFFER'}`,
  ].join('\n');
}

const toMs = ([min, median, max]: Times) => `${toShort(median)} ms (${toShort(min)} to ${toShort(max)})`;
const toShort = (value: number) => String(Number(value.toPrecision(3)));
