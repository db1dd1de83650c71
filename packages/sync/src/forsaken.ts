import type { RecordWriteRow } from '@tierline/db/record-write';
import type { CrmKind } from '@tierline/domain/crm';
import { ACCOUNT_TYPE_KEY } from '@tierline/domain/field-mapping/field-mapping';
import type { PageEffects } from './page-effects.ts';
import { RECORD_TARGET } from './wish.ts';

interface Left {
  crm: CrmKind;
  open: readonly RecordWriteRow[];
  /** Whether the field is still kept in line there. */
  isKept(target: string): boolean;
  /** Whether other CRMs are still to have the record. */
  isWanted: boolean;
}

/**
 * Tierline's own writes to a record that is not kept in line any more do not set out, nor does the creation of one that is
 * in no CRM's programme now. What somebody has decided is still delivered, or refused so that he sees it.
 */
export function dropForsaken({ crm, open, isKept, isWanted }: Left, effects: PageEffects): void {
  for (const write of open) {
    if (write.state !== 'pending' || write.purpose !== 'sync') continue;
    const isLeft = write.crm === crm && !isKept(write.target) && !takesIn(write);
    const isForsaken = write.target === RECORD_TARGET ? !isWanted : isLeft;
    if (isForsaken) effects.overtaken.push({ write, code: 'overtaken', dismissed: true });
  }
}

/** A company that joins the programme is outside of it until then. */
const takesIn = ({ target, replaces }: RecordWriteRow): boolean => target === ACCOUNT_TYPE_KEY && replaces.length === 0;
