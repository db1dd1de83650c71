import type { IndexChange } from '@tierline/domain/eligibility-index/types';
import type { FaultTold } from '../sentences/rule-faults.ts';

/** What is wrong with a proposal, at one of its fields. */
export interface Fault {
  field: string;
  told: FaultTold;
}

export type Plan = { ok: true; changes: IndexChange[] } | { ok: false; faults: Fault[] };
