import type { AccountTypes } from '../account-type.ts';
import type { CrmField } from '../crm.ts';
import { ACCOUNT_TYPE_KEY, type FieldMapping, type ValuePair } from './field-mapping.ts';
import { listOffered } from './own-values.ts';

const fold = (text: string): string => text.trim().toLowerCase();

/**
 * A mapping with the account types as pairs where nobody has stated any: the value of the second type is `partner_2`, and
 * whatever else the field offers is `partner`, but for the vendor's own. Any other mapping stays as it is.
 */
export function withStatedTypes(
  mapping: FieldMapping,
  field: CrmField | undefined,
  { vendor, partner, partner_2 }: AccountTypes,
): FieldMapping {
  if (mapping.object !== 'organization' || mapping.key !== ACCOUNT_TYPE_KEY || mapping.values.length > 0)
    return mapping;
  const offered = field ? listOffered(field).map(({ value }) => value) : [];
  const spelled = (value: string) => offered.find((each) => fold(each) === fold(value)) ?? value;
  const stated = [spelled(partner.crmValue), spelled(partner_2.crmValue)];
  const others = offered.filter((value) => !stated.includes(value) && fold(value) !== fold(vendor.crmValue));
  const values: ValuePair[] = [
    { ours: 'partner', theirs: spelled(partner.crmValue) },
    { ours: 'partner_2', theirs: spelled(partner_2.crmValue) },
    ...others.map((theirs) => ({ ours: 'partner', theirs })),
  ];
  return { ...mapping, values: offered.length > 0 ? values.filter(({ theirs }) => offered.includes(theirs)) : values };
}
