import type { AccountType, AccountTypes } from '@tierline/domain/account-type';
import type { MappingFault } from '@tierline/domain/field-mapping/check-mapping';
import { ACCOUNT_TYPE_KEY } from '@tierline/domain/field-mapping/field-mapping';
import type { Sentences } from '../sentences/english.ts';
import type { NameField } from '../write/name-fields.ts';
import { readName, wordsName, writeName } from './form-values.ts';
import type { MappingDraft } from './inputs.ts';

/** A fault at the field of the form where it is mended. */
export function placeFaults(
  faults: readonly MappingFault[],
  shown: ReadonlySet<string>,
  tell: (fault: MappingFault) => string,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const fault of faults) {
    const places = placesOf(fault).filter((name) => shown.has(name));
    for (const name of places.length > 0 ? places : ['direction']) errors[name] ??= `${tell(fault)}.`;
  }
  return errors;
}

function placesOf(fault: MappingFault): string[] {
  switch (fault.code) {
    case 'theirs_unmapped':
      return fault.values.map(readName);
    case 'ours_unmapped':
      return fault.values.flatMap((ours) => [writeName(ours), wordsName(ours)]);
    case 'mapped_twice':
      return [...fault.ours.flatMap((ours) => [writeName(ours), wordsName(ours)]), readName(fault.theirs)];
    case 'not_offered':
      return [readName(fault.theirs)];
    case 'blank_unstated':
    case 'vendor_type':
      return ['blank'];
    case 'key_malformed':
    case 'key_twice':
      return ['named', 'target'];
    default:
      return ['direction'];
  }
}

interface Teller {
  sentences: Sentences;
  accountTypes: AccountTypes;
  nameOf: NameField;
  of: Pick<MappingDraft, 'crm' | 'object'>;
}

/** What is wrong as a sentence, in the names that people know; without the full stop. */
export const tellFault =
  ({ sentences, accountTypes, nameOf, of }: Teller) =>
  (fault: MappingFault): string =>
    sentences.mappingFault(fault, {
      nameOf: (key) => nameOf(of.object, key),
      tellValue: (key, ours) => nameValue(accountTypes, key, ours),
      crm: sentences.crm[of.crm],
    });

/** What people call a value of Tierline: account types as the vendor calls them, others as they are. */
export const nameValue = (accountTypes: AccountTypes, key: string, ours: string): string =>
  key === ACCOUNT_TYPE_KEY && Object.hasOwn(accountTypes, ours) ? accountTypes[ours as AccountType].displayName : ours;
