/** What the viewer may know of an object: fields that the viewer may not read are not among them. */
export interface ObjectInfo {
  name: string;
  label: string;
  labelPlural: string;
  updateable: boolean;
  fields: FieldInfo[];
  childRelationships: { childSObject: string; field: string; relationshipName: string | null }[];
}

export interface FieldInfo {
  name: string;
  label: string;
  type: string;
  length: number;
  scale: number;
  updateable: boolean;
  nillable: boolean;
  nameField: boolean;
  referenceTo: string[];
  relationshipName: string | null;
  picklistValues: { value: string; label: string; active: boolean }[];
}

export const findField = (info: ObjectInfo, name: string): FieldInfo | undefined =>
  info.fields.find((field) => field.name === name);

/**
 * The label as Lightning's pages show it. A lookup is described as `Account ID` and `Opportunity Owner ID`, but shown
 * by what it leads to: `Account Name`, `Opportunity Owner`, `Created By`.
 */
export function shownLabel({ label, name, type, referenceTo }: FieldInfo): string {
  if (type !== 'reference' || !label.endsWith(' ID')) return label;
  const lookup = label.slice(0, -' ID'.length);
  return `${referenceTo[0]}Id` === name ? `${lookup} Name` : lookup;
}

export function nameFieldOf(info: ObjectInfo): string {
  return info.fields.find((field) => field.nameField)?.name ?? 'Id';
}
