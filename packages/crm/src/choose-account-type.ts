import { type AccountTypeWrite, CrmFailure } from '@tierline/domain/crm';
import { toNameKey } from '@tierline/domain/organization';
import { spellAsOffered } from './spell-as-offered.ts';

/** What the two selects of a company record are to hold; a status that is absent stays as it is. */
export interface ChosenType {
  accountType: string;
  status?: string;
}

/** Says by which of the values that a CRM offers a company takes its place in the programme. */
export function chooseAccountType(
  { value, join, statuses }: AccountTypeWrite,
  offered: { accountTypes: readonly string[]; statuses: readonly string[] },
): ChosenType {
  const [accountType = value] = spellAsOffered([value], offered.accountTypes);
  const found = statuses.flatMap(
    (wanted) => offered.statuses.find((each) => toNameKey(each) === toNameKey(wanted)) ?? [],
  );
  const [status] = found;
  if (status !== undefined) return { accountType, status };
  // Shared and without a status it would still be outside the programme, and nobody would know why.
  if (join) throw new CrmFailure('rejected', `The status field offers none of these: ${statuses.join(', ')}.`);
  return { accountType };
}
