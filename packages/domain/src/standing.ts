/** What associates a partner and a second partner, with names as they were, for a sentence that outlives them. */
export type AssociationBasis = { by: 'contract' } | { by: 'rule'; ruleId: string; name: string };
