/**
 * What an organization can be told apart by. `name` stands for the organization itself: its values are ids, so that a
 * rename changes nothing. `other` is whatever has no list of values (free text, numbers, dates): rules cannot use it.
 */
export type FieldType = 'name' | 'select' | 'radio' | 'multi_select' | 'other';

export interface FieldValue {
  /** As the CRM keeps it. */
  value: string;
  /** As the CRM shows it. */
  label: string;
}

/** A field of the CRM's company records, by the name that it has in Tierline. */
export interface OrganizationField {
  /** `region`, `segment`, `product_lines` and `tier` are the same in every CRM; others bear their CRM's name: `salesforce.Industry`. */
  key: string;
  label: string;
  type: FieldType;
  /** Those that can be chosen at present, in the CRM's order; none for `name` and `other`. */
  values: readonly FieldValue[];
}

export const NAME_FIELD = 'name';
export const REGION_FIELD = 'region';
export const SEGMENT_FIELD = 'segment';
export const PRODUCT_LINES_FIELD = 'product_lines';
/** The level of the programme: gold, silver. */
export const TIER_FIELD = 'tier';

/** Values of an organization's fields by their keys. Blank is the same as absent: a field without a value. */
export type FieldValues = Readonly<Record<string, readonly string[]>>;

const NONE: readonly string[] = [];

/** An organization's values of a field; the name's only value is its id. */
export const valuesOf = ({ id, values }: { id: string; values: FieldValues }, key: string): readonly string[] =>
  key === NAME_FIELD ? [id] : Object.hasOwn(values, key) ? (values[key] ?? NONE) : NONE;
