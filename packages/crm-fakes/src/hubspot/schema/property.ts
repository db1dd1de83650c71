export type PropertyType = 'string' | 'number' | 'bool' | 'date' | 'datetime' | 'enumeration';

export interface PropertyOption {
  label: string;
  value: string;
  description?: string;
  displayOrder: number;
  hidden: boolean;
}

/** As `/crm/v3/properties` answers it ("Properties"). */
export interface Property {
  name: string;
  label: string;
  type: PropertyType;
  fieldType: string;
  description: string;
  groupName: string;
  options: PropertyOption[];
  displayOrder: number;
  calculated: boolean;
  /** Its values are not among `options`: owners, pipelines and stages are kept elsewhere. */
  externalOptions: boolean;
  hasUniqueValue: boolean;
  hidden: boolean;
  hubspotDefined: boolean;
  formField: boolean;
  modificationMetadata: { archivable: boolean; readOnlyDefinition: boolean; readOnlyValue: boolean };
  /** Absent for a standard property that nobody has changed. */
  createdAt?: string;
  updatedAt?: string;
  archived: boolean;
  archivedAt?: string;
}

export interface PropertyGroup {
  name: string;
  label: string;
  displayOrder: number;
  archived: boolean;
}

type Details = Partial<Pick<Property, 'externalOptions' | 'hasUniqueValue' | 'fieldType' | 'calculated'>> & {
  readOnly?: boolean;
  options?: readonly (readonly [value: string, label: string])[];
};

/** One of HubSpot's own properties; its definition may not be archived. */
export function standardProperty(
  groupName: string,
  name: string,
  label: string,
  type: PropertyType,
  { readOnly = false, options = [], ...details }: Details = {},
): Property {
  return {
    name,
    label,
    type,
    fieldType: defaultFieldTypes[type],
    description: '',
    groupName,
    options: options.map(([value, text], displayOrder) => ({ label: text, value, displayOrder, hidden: false })),
    displayOrder: -1,
    calculated: false,
    externalOptions: false,
    hasUniqueValue: false,
    hidden: false,
    hubspotDefined: true,
    formField: false,
    modificationMetadata: { archivable: false, readOnlyDefinition: true, readOnlyValue: readOnly },
    archived: false,
    ...details,
  };
}

const defaultFieldTypes: Record<PropertyType, string> = {
  string: 'text',
  number: 'number',
  bool: 'booleancheckbox',
  date: 'date',
  datetime: 'date',
  enumeration: 'select',
};

/** The field types that each type allows ("Properties": types and field types). */
export const fieldTypesOf: Record<PropertyType, readonly string[]> = {
  bool: ['booleancheckbox', 'calculation_equation'],
  enumeration: ['booleancheckbox', 'checkbox', 'radio', 'select', 'calculation_equation'],
  date: ['date'],
  datetime: ['date'],
  string: ['file', 'text', 'textarea', 'calculation_equation', 'html', 'phonenumber'],
  number: ['number', 'calculation_equation'],
};
