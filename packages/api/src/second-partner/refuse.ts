import type { AssignmentRefusal } from '@tierline/domain/second-partner';
import { ProblemError } from '../problem/problem-error.ts';
import { sentencesFor } from '../sentences/catalogue.ts';
import type { Labels } from '../sentences/labels.ts';

/** A refused assignment as the problem that the caller is told of. */
export function refuse(
  refusal: AssignmentRefusal,
  dealName: string,
  candidateName: string,
  partnerName: string,
  labels: Labels,
): ProblemError {
  switch (refusal.code) {
    case 'deal_deleted':
      return new ProblemError('deal_deleted', { detail: { name: dealName } });
    case 'nothing_to_clear':
      return new ProblemError('nothing_to_clear', { detail: { name: dealName } });
    case 'mandatory':
      return new ProblemError('second_partner_mandatory', { detail: { name: dealName, role: labels.role } });
    case 'not_eligible': {
      if (refusal.reason.code === 'no_partner') {
        return new ProblemError('deal_without_partner', { detail: { name: dealName }, field: 'secondPartner' });
      }
      const reason = sentencesFor('en', 'salesforce').reason(refusal.reason, partnerName, labels, 'en');
      return new ProblemError('second_partner_ineligible', {
        detail: { reason: `${candidateName}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}` },
        field: 'secondPartner',
      });
    }
  }
}
