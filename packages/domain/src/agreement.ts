import type { Observation } from './second-partner.ts';

/** A deal's second partner, whichever of its CRMs it was decided in. */
export interface DecidedValue {
  valueId: string | null;
  /** From when on it counts, ISO 8601 in UTC; null when nobody ever stood there. */
  decidedAt: string | null;
}

/** A value as one of the CRMs that have the deal shows it. */
export interface SeenValue {
  valueId: string | null;
  /** The CRM's stamp of it, or when it was read where the stamp does not tell. */
  at: string;
  /** This CRM has never told of the deal before, and another one has. */
  firstSight: boolean;
}

/**
 * What a value seen in one CRM does to the deal. `take`: it becomes the deal's value, and the other CRMs are to have it.
 * `write_back`: the deal's value was decided later, so that this CRM is to have that. `fill`: this CRM is blank and was
 * never told.
 */
export type Consequence = 'none' | 'take' | 'write_back' | 'fill';

/**
 * With one CRM whatever is new is taken. With several, a copy that came through says nothing new; among native edits
 * the later one counts; and at first sight blanks are filled either way, but no value is put in place of another.
 */
export function decideConsequence(
  observation: Observation,
  purpose: 'decision' | 'relay' | null,
  deal: DecidedValue,
  seen: SeenValue,
): Consequence {
  if (seen.firstSight && observation.kind !== 'accepted') return atFirstSight(deal, seen);
  switch (observation.kind) {
    case 'unchanged':
    case 'waiting':
      return 'none';
    case 'accepted':
    case 'earlier':
      return purpose === 'decision' ? 'take' : 'none';
    case 'native':
      if (seen.valueId === deal.valueId) return 'none';
      return deal.decidedAt !== null && seen.at < deal.decidedAt ? 'write_back' : 'take';
  }
}

function atFirstSight(deal: DecidedValue, seen: SeenValue): Consequence {
  if (deal.valueId === seen.valueId) return 'none';
  if (deal.valueId === null) return 'take';
  return seen.valueId === null ? 'fill' : 'none';
}
