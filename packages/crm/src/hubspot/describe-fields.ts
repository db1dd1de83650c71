import type { Property } from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import type { CrmField, CrmFieldType } from '@tierline/domain/crm';

/** Every property that people see, but for the one by which Tierline knows its own records. */
export const toCrmFields = (properties: readonly Property[], tierlineId: string): CrmField[] =>
  properties.filter(({ name, hidden }) => !hidden && name !== tierlineId).map(toCrmField);

function toCrmField(property: Property): CrmField {
  const type = typeOf(property);
  const restricted = type === 'select' || type === 'multi_select';
  const options = restricted ? property.options.filter(({ hidden }) => !hidden) : [];
  return {
    name: property.name,
    label: property.label,
    type,
    values: options.map(({ value, label }) => ({ value, label })),
    writable: isWritable(property),
    restricted,
  };
}

/** False for what HubSpot computes or keeps to itself. */
export const isWritable = ({ calculated, modificationMetadata }: Property): boolean =>
  !calculated && modificationMetadata?.readOnlyValue !== true;

/** "Properties": the field types of enumerations. Owners, pipelines and stages are kept elsewhere, and are no list. */
const OF_ENUMERATIONS: Readonly<Record<string, CrmFieldType>> = {
  select: 'select',
  radio: 'select',
  checkbox: 'multi_select',
  booleancheckbox: 'flag',
};

const OF_TYPES: Readonly<Record<string, CrmFieldType>> = {
  string: 'text',
  phone_number: 'text',
  number: 'number',
  date: 'date',
  datetime: 'date',
  bool: 'flag',
};

function typeOf({ type, fieldType, externalOptions }: Property): CrmFieldType {
  if (type === 'enumeration') return (externalOptions ? undefined : OF_ENUMERATIONS[fieldType]) ?? 'other';
  return (fieldType === 'file' ? undefined : OF_TYPES[type]) ?? 'other';
}
