import type { MappingFault } from '@tierline/domain/field-mapping/check-mapping';
import { PREFERRED_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { listed, quoted } from './grammar.ts';

export interface FaultNames {
  nameOf: (key: string) => string;
  /** What people call a value of Tierline. */
  tellValue: (key: string, ours: string) => string;
  /** What the CRM is called. */
  crm: string;
}

/** Values that a sentence names; a count stands for the others. */
const MOST = 5;
const some = (values: readonly string[]) =>
  values.length > MOST
    ? `${values.slice(0, MOST).map(quoted).join(', ')} and ${values.length - MOST} more`
    : listed(values.map(quoted));

/** What is wrong with a mapping and what to do, without the full stop. */
export function mappingFault(fault: MappingFault, { nameOf, tellValue, crm }: FaultNames): string {
  const field = quoted(nameOf(fault.key));
  switch (fault.code) {
    case 'key_malformed':
      return 'The name needs at least one letter from a to z, and may not be one that Tierline itself uses. Choose another';
    case 'key_twice':
      return `Tierline has a field ${field} already. Choose another name, or change that one`;
    case 'too_many_mappings':
      return `More than ${fault.limit} fields are mapped. Take some away`;
    case 'field_unknown':
      return `${crm} has no field ${quoted(fault.field)} any more. Choose another for ${field}, or read the fields again`;
    case 'field_twice':
      return `${quoted(fault.field)} is ${quoted(nameOf(fault.other))} already. Choose another field for ${field}, or leave that one out`;
    case 'not_writable':
      return `${crm} lets nobody write ${quoted(fault.field)}. Let ${field} only be read`;
    case 'not_excludable':
      return `Tierline cannot do without ${field}. Let it be read at least`;
    case 'several_to_one':
      return `${quoted(fault.field)} holds several values, and ${field} holds one. Choose a field for one value${
        fault.key === PREFERRED_KEY ? ', or only read it: the first one counts then' : ''
      }`;
    case 'one_for_several':
      return `${quoted(fault.field)} has no room for several names. Choose a field in which several values can be chosen`;
    case 'blank_unstated':
      return `Choose what a blank ${field} stands for`;
    case 'theirs_unmapped':
      return `Nothing says what ${some(fault.values)} of ${crm} ${fault.values.length === 1 ? 'means' : 'mean'} for ${field}. Choose it`;
    case 'ours_unmapped':
      return `${crm} has no value for ${some(fault.values.map((ours) => tellValue(fault.key, ours)))} of ${field}. Choose one, add one to the field there and read the fields again, or let Tierline only read the field`;
    case 'mapped_twice':
      return `${quoted(fault.theirs)} would mean both ${some(fault.ours.map((ours) => tellValue(fault.key, ours) || 'nothing'))} for ${field}. Let it mean one`;
    case 'not_offered':
      return `${crm} does not offer ${quoted(fault.theirs)} for ${field}. Choose another value`;
    case 'ours_unknown':
      return `${quoted(fault.ours)} is none of the values that ${field} can have. Choose another`;
    case 'vendor_type':
      return 'No value may stand for the vendor itself. Choose another account type';
    case 'too_many_values':
      return `${field} has more than ${fault.limit} values. Map fewer`;
  }
}
