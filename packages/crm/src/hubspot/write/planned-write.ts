import type { CrmFailure } from '@tierline/domain/crm';
import type { Company } from '../company-option.ts';

/** A write that was found to be possible, as far as that can be told beforehand. */
export interface PlannedWrite {
  /** The record's id; `null`: the record that has Tierline's own, which is created unless it is there. */
  id: string | null;
  tierlineId: string;
  /** Properties, by their names; an empty text clears. */
  values: Readonly<Record<string, string>>;
  /** What properties have to offer for it. */
  needs: readonly Need[];
  /** The company of a contact, or `null` for none; absent where it stays as it is. */
  companyId?: string | null;
  /** The partner of a deal or lead, in the same way. */
  partnerId?: string | null;
}

export interface Need {
  property: string;
  options: readonly Company[];
}

export type Sent = { ok: true; id: string; modifiedAt: string | null } | { ok: false; failure: CrmFailure };
