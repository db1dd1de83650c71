import { decideEligibility, type EligibilityReason, type PartnerAssociations } from './eligibility.ts';
import type { Organization } from './organization.ts';
import { DEFAULT_SETTING, type SecondPartnerSetting } from './second-partner-setting.ts';

/** A value that somebody asked for and that the CRM has not yet accepted. */
export interface PendingWrite {
  desiredId: string | null;
  /** The values that the write may replace; see `planWrite`. */
  replaces: readonly (string | null)[];
  /** Whether a delivery may have reached the CRM. */
  attempted: boolean;
}

/** Of a deal in one CRM. */
export interface SecondPartnerState {
  /** What the CRM was last seen to have. */
  acceptedId: string | null;
  pending: PendingWrite | null;
}

export type AssignmentRefusal =
  | { code: 'deal_deleted' }
  | { code: 'not_eligible'; reason: EligibilityReason }
  | { code: 'nothing_to_clear' }
  | { code: 'mandatory' };

export type AssignmentDecision =
  | { ok: true; write: { desiredId: string | null; replaces: (string | null)[] } | null }
  | { ok: false; refusal: AssignmentRefusal };

/**
 * Whether a person may set `candidate` (null: clear) and what has to be written to the CRM whose page he has open; no
 * write when it stands already, there and in the deal, whose value another CRM may have decided.
 */
export function decideAssignment(
  deal: { deleted: boolean; valueId: string | null } & SecondPartnerState,
  candidate: Organization | null,
  associations: PartnerAssociations,
  { mandatory }: Pick<SecondPartnerSetting, 'mandatory'> = DEFAULT_SETTING,
): AssignmentDecision {
  if (deal.deleted) return { ok: false, refusal: { code: 'deal_deleted' } };
  const desiredId = candidate?.id ?? null;
  if (candidate) {
    const { eligible, reason } = decideEligibility(candidate, associations);
    if (!eligible) return { ok: false, refusal: { code: 'not_eligible', reason } };
  } else if (deal.acceptedId === null && deal.valueId === null && deal.pending === null) {
    return { ok: false, refusal: { code: 'nothing_to_clear' } };
  } else if (mandatory) {
    return { ok: false, refusal: { code: 'mandatory' } };
  }
  return { ok: true, write: planWrite(deal, desiredId) };
}

/** What to write so that `desiredId` becomes the value, over a pending write if there is one; null when nothing is to do. */
function planWrite(state: { valueId: string | null } & SecondPartnerState, desiredId: string | null) {
  const stands = state.acceptedId === desiredId && state.valueId === desiredId;
  if (state.pending ? state.pending.desiredId === desiredId : stands) return null;
  const replaces = state.pending ? [...state.pending.replaces] : [state.acceptedId];
  // An earlier delivery may have been carried out although no answer came.
  if (state.pending?.attempted && !replaces.includes(state.pending.desiredId)) replaces.push(state.pending.desiredId);
  return { desiredId, replaces };
}

/** What a value seen in the CRM means. */
export type Observation =
  | { kind: 'unchanged' }
  /** The pending write has come through. */
  | { kind: 'accepted' }
  /** The pending write has not come through yet. */
  | { kind: 'waiting' }
  /** Nor has it here: the CRM has one of the other values that it may replace, left behind by a delivery without an answer. */
  | { kind: 'earlier' }
  /** Somebody changed the field in the CRM; a pending write, if any, is out of date and is refused. */
  | { kind: 'native'; overtakes: boolean };

export function observeSecondPartner(state: SecondPartnerState, seenId: string | null): Observation {
  const { acceptedId, pending } = state;
  if (!pending) return seenId === acceptedId ? { kind: 'unchanged' } : { kind: 'native', overtakes: false };
  if (seenId === pending.desiredId) return { kind: 'accepted' };
  if (!pending.replaces.includes(seenId)) return { kind: 'native', overtakes: true };
  return { kind: seenId === acceptedId ? 'waiting' : 'earlier' };
}
