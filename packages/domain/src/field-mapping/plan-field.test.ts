import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONFLICT_RULES } from './field-mapping.ts';
import { type FieldPolicy, type FieldState, planField } from './plan-field.ts';
import { isSame } from './same-values.ts';

const T1 = '2026-11-23T10:00:00.000Z';
const T2 = '2026-11-23T11:00:00.000Z';
const T3 = '2026-11-23T12:00:00.000Z';

const state = (more: Partial<FieldState>): FieldState => ({
  ours: ['a'],
  theirs: ['a'],
  base: { ours: ['a'], theirs: ['a'] },
  pending: null,
  leftThere: [],
  modifiedAt: T2,
  ...more,
});
const policy = (more: Partial<FieldPolicy> = {}): FieldPolicy => ({
  direction: 'both',
  conflict: 'latest',
  firstMaster: null,
  ...more,
});
const pending = (desired: string[], more: object = {}) => ({
  pending: { desired, replaces: ['a'], decidedAt: T1, isDecision: false, delivered: false, ...more },
});

describe('a field without anything on its way', () => {
  it.each([
    ['both the same', {}, {}, 'agree'],
    ['the CRM changed it', { theirs: ['b'] }, {}, 'take'],
    ['Tierline changed it', { ours: ['b'] }, {}, 'write'],
    ['Tierline changed it, and never writes', { ours: ['b'] }, { direction: 'read_only' }, 'keep'],
    ['both changed it, the CRM wins', { ours: ['b'], theirs: ['c'] }, { conflict: 'crm' }, 'take'],
    ['both changed it, Tierline wins', { ours: ['b'], theirs: ['c'] }, { conflict: 'tierline' }, 'write'],
    ['both changed it to the same', { ours: ['b'], theirs: ['b'] }, {}, 'agree'],
    ['both changed it, blanks are filled', { ours: ['b'], theirs: ['c'] }, { conflict: 'fill_blanks' }, 'keep'],
    ['the CRM cleared it, blanks are filled', { theirs: [] }, { conflict: 'fill_blanks' }, 'write'],
    ['the CRM cleared it', { theirs: [] }, {}, 'take'],
    [
      'agreed though spelled otherwise',
      { ours: ['A '], theirs: ['a'], base: { ours: ['A '], theirs: ['a'] } },
      {},
      'agree',
    ],
    ['first sight, nothing here', { ours: [], base: null }, {}, 'take'],
    ['first sight, nothing there', { theirs: [], base: null }, {}, 'write'],
    ['first sight, both', { theirs: ['b'], base: null }, {}, 'write'],
    ['first sight, both, the CRM wins', { theirs: ['b'], base: null }, { conflict: 'crm' }, 'take'],
    ['first sight, both, the CRM is master', { theirs: ['b'], base: null }, { firstMaster: 'crm' }, 'take'],
    [
      'first sight, both, Tierline is master',
      { theirs: ['b'], base: null },
      { conflict: 'crm', firstMaster: 'tierline' },
      'write',
    ],
    ['first sight, both, blanks are filled', { theirs: ['b'], base: null }, { conflict: 'fill_blanks' }, 'keep'],
    ['a late write of our own arrived', { ours: ['c'], theirs: ['b'], leftThere: [['b']] }, {}, 'write'],
  ] as const)('%s', (_, some, rule, kind) => {
    expect(planField(state(some as Partial<FieldState>), policy(rule as Partial<FieldPolicy>)).kind).toBe(kind);
  });
});

describe('a field with a write on its way', () => {
  it.each([
    ['it has arrived', { ...pending(['b']), theirs: ['b'] }, {}, { kind: 'accepted', rewritten: false }],
    ['nothing has happened there', pending(['b']), {}, { kind: 'wait', lost: false }],
    [
      'an earlier one of ours arrived late',
      { ...pending(['b']), theirs: ['z'], leftThere: [['z']] },
      {},
      { kind: 'wait', lost: false },
    ],
    [
      'an earlier one of ours arrived late, and an automation trimmed it',
      { ...pending(['b']), theirs: ['z'], leftThere: [[' Z']] },
      {},
      { kind: 'wait', lost: false },
    ],
    [
      'an automation trimmed it',
      { ...pending([' B'], { delivered: true }), theirs: ['b'] },
      {},
      { kind: 'accepted', rewritten: true },
    ],
    [
      'an automation has spelled what it replaces in its own way',
      { ...pending(['b'], { replaces: [' A'] }), base: { ours: [' A'], theirs: ['a'] } },
      {},
      { kind: 'wait', lost: false },
    ],
    ['it was put back', pending(['b'], { delivered: true }), {}, { kind: 'changed_back' }],
    ['somebody was faster there', { ...pending(['b']), theirs: ['c'] }, {}, { kind: 'take', lost: true }],
    [
      'somebody was faster there, in the second in which it was decided',
      { ...pending(['b'], { decidedAt: '2026-11-23T11:00:00.400Z' }), theirs: ['c'] },
      {},
      { kind: 'take', lost: true },
    ],
    [
      'somebody was slower there',
      { ...pending(['b'], { decidedAt: T3 }), theirs: ['c'] },
      {},
      { kind: 'wait', lost: true },
    ],
    [
      'a chosen value was overtaken',
      { ...pending(['b'], { isDecision: true, decidedAt: T3 }), theirs: ['c'] },
      {},
      { kind: 'take', lost: true },
    ],
    [
      'the CRM wins',
      { ...pending(['b'], { decidedAt: T3 }), theirs: ['c'] },
      { conflict: 'crm' },
      { kind: 'take', lost: true },
    ],
    [
      'somebody changed what had arrived, by a slower clock',
      { ...pending(['b'], { delivered: true, decidedAt: T3 }), theirs: ['c'] },
      {},
      { kind: 'take', lost: false },
    ],
    [
      'somebody changed what had arrived where Tierline wins',
      { ...pending(['b'], { delivered: true }), theirs: ['c'] },
      { conflict: 'tierline' },
      { kind: 'take', lost: false },
    ],
    ['Tierline wins', { ...pending(['b']), theirs: ['c'] }, { conflict: 'tierline' }, { kind: 'wait', lost: true }],
    [
      'a blank was to be filled and is none',
      { ...pending(['b']), theirs: ['c'] },
      { conflict: 'fill_blanks' },
      { kind: 'drop' },
    ],
  ] as const)('%s', (_, some, rule, plan) => {
    expect(planField(state(some as unknown as Partial<FieldState>), policy(rule as Partial<FieldPolicy>))).toEqual(
      plan,
    );
  });
});

it('comes to rest: what a plan brings about is agreed on at the next look', () => {
  const values = fc.subarray(['a', 'b', 'c']);
  const rule = fc.constantFrom(...CONFLICT_RULES);
  const master = fc.constantFrom('crm' as const, 'tierline' as const, null);
  const base = fc.option(fc.record({ ours: values, theirs: values }));
  fc.assert(
    fc.property(values, values, base, rule, master, (ours, theirs, agreed, conflict, firstMaster) => {
      const rules = policy({ conflict, firstMaster });
      const { kind } = planField(state({ ours, theirs, base: agreed }), rules);
      const after =
        kind === 'take' ? { ours: theirs, theirs } : kind === 'write' ? { ours, theirs: ours } : { ours, theirs };
      const next = planField(state({ ...after, base: after }), rules).kind;
      expect(['agree', 'keep']).toContain(next);
      if (kind === 'take' || kind === 'write') expect(isSame(after.ours, after.theirs)).toBe(true);
    }),
  );
});
