/** What associates a partner and a second partner, with names as they were, for a sentence that outlives them. */
export type AssociationBasis = { by: 'contract' } | { by: 'rule'; ruleId: string; name: string };

/** Whether the second partner of an open deal may stand there, and since when that is so. */
export interface DealStanding {
  secondPartnerId: string;
  eligible: boolean;
  /** ISO 8601 in UTC. */
  since: string;
  /** While eligible what associates the two; afterwards what did so last. Null where nothing ever did. */
  basis: AssociationBasis | null;
}

/** The standing that follows from what is found now; the very one before when nothing has changed. */
export function followStanding(
  before: DealStanding | null,
  found: { secondPartnerId: string; basis: AssociationBasis | null },
  now: string,
): DealStanding {
  const { secondPartnerId, basis } = found;
  const eligible = basis !== null;
  if (!before || before.secondPartnerId !== secondPartnerId) return { secondPartnerId, eligible, since: now, basis };
  if (before.eligible !== eligible) return { ...before, eligible, since: now, basis: basis ?? before.basis };
  return !eligible || isSameBasis(before.basis, basis) ? before : { ...before, basis };
}

function isSameBasis(a: AssociationBasis | null, b: AssociationBasis | null): boolean {
  if (a?.by !== 'rule' || b?.by !== 'rule') return a?.by === b?.by;
  return a.ruleId === b.ruleId && a.name === b.name;
}
