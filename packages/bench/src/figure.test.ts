import { expect, it } from 'vitest';
import { type Measured, toFigure, toText } from './figure.ts';

const measured: Measured = {
  job: 'count',
  size: { partners: 1000 },
  answersEqual: true,
  oursMs: [1, 2, 3],
  peer: 'abacus',
  peerMs: [100, 400, 900],
};

it('takes the ratio of the medians as the goal has it', () => {
  expect(toFigure({ ...measured, goal: { atLeast: 200 } })).toMatchObject({ ratio: 200, goal: '>= 200', pass: true });
  expect(toFigure({ ...measured, goal: { atMost: 0.004 } })).toMatchObject({ ratio: 0.005, pass: false });
  expect(toFigure({ ...measured, goal: 'equal answers' })).toMatchObject({ ratio: 200, pass: true });
  expect(toFigure(measured)).toMatchObject({ ratio: 200, goal: null, pass: null, growth: null });
});

it('reaches no goal where answers differ, or where it grows too much', () => {
  const goal = { atLeast: 200 };
  expect(toFigure({ ...measured, goal, answersEqual: false }).pass).toBe(false);
  expect(toText(toFigure({ ...measured, answersEqual: false }))).toContain('ANSWERS DIFFER');
  expect(toFigure({ ...measured, goal, growth: { ratio: 1.6, atMost: 1.5 } })).toMatchObject({
    goal: '>= 200, growth <= 1.5',
    growth: 1.6,
    pass: false,
  });
});

it('reaches no goal with more calls than there have to be', () => {
  const calls = { made: 105, least: 100, atMost: 1.05 };
  expect(toFigure({ ...measured, calls })).toMatchObject({
    goal: 'calls <= 1.05 x least',
    calls: { made: 105, least: 100 },
    pass: true,
  });
  expect(toFigure({ ...measured, calls: { ...calls, made: 106 } }).pass).toBe(false);
  expect(toText(toFigure({ ...measured, calls }))).toContain('calls 105 of 100');
  expect(toFigure(measured).calls).toBeNull();
});
