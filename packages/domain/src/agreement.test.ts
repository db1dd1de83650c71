import { describe, expect, it } from 'vitest';
import { type Consequence, type DecidedValue, decideConsequence, type SeenValue } from './agreement.ts';
import type { Observation } from './second-partner.ts';

const EARLY = '2026-11-23T10:00:00Z';
const LATE = '2026-11-23T11:00:00Z';
const deal = (valueId: string | null, decidedAt: string | null = EARLY): DecidedValue => ({ valueId, decidedAt });
const seen = (valueId: string | null, at = LATE): SeenValue => ({ valueId, at, firstSight: false });
const first = (valueId: string | null): SeenValue => ({ valueId, at: EARLY, firstSight: true });
const native: Observation = { kind: 'native', overtakes: false };

describe('what one CRM shows of a deal', () => {
  const cases: [string, Observation, 'decision' | 'relay' | null, DecidedValue, SeenValue, Consequence][] = [
    ['nothing new', { kind: 'unchanged' }, null, deal('a'), seen('a'), 'none'],
    ['a write that has not come through', { kind: 'waiting' }, 'decision', deal('a'), seen('a'), 'none'],
    ['a choice that it accepted', { kind: 'accepted' }, 'decision', deal('a'), seen('b'), 'take'],
    ['a copy that it accepted', { kind: 'accepted' }, 'relay', deal('b'), seen('b'), 'none'],
    ['an earlier choice that came through', { kind: 'earlier' }, 'decision', deal('a'), seen('b'), 'take'],
    ['an earlier copy that came through', { kind: 'earlier' }, 'relay', deal('a'), seen('b'), 'none'],
    ['an edit there', native, null, deal('a'), seen('b'), 'take'],
    ['an edit there, where nobody stood before', native, null, deal(null, null), seen('b'), 'take'],
    ['an edit there to what counts already', native, null, deal('b'), seen('b'), 'none'],
    ['an edit there before the last decision', native, null, deal('a', LATE), seen('b', EARLY), 'write_back'],
    ['an edit there in the moment of the last decision', native, null, deal('a', LATE), seen('b', LATE), 'take'],
    ['a removal there', native, null, deal('a'), seen(null), 'take'],
  ];
  it.each(cases)('%s', (_, observation, purpose, decided, value, consequence) => {
    expect(decideConsequence(observation, purpose, decided, value)).toBe(consequence);
  });
});

describe('what a CRM shows at first sight, after another one', () => {
  const cases: [string, DecidedValue, SeenValue, Consequence][] = [
    ['fills a blank here', deal(null, null), first('a'), 'take'],
    ['is filled where it is blank', deal('a'), first(null), 'fill'],
    ['agrees', deal('a'), first('a'), 'none'],
    ['differs, and neither is put in place of the other', deal('a'), first('b'), 'none'],
  ];
  it.each(cases)('%s', (_, decided, value, consequence) => {
    expect(decideConsequence(native, null, decided, value)).toBe(consequence);
  });
});
