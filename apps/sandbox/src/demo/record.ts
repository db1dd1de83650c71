/** Stands for the id of the record with that key, which only the org that stores it can give. */
export interface Reference {
  readonly ref: string;
}

export type DemoValue = string | number | boolean | null | Reference;

export interface DemoRecord {
  object: 'User' | 'Account' | 'Contact' | 'Opportunity' | 'Lead';
  /** Unique in the vendor, such as `reseller:leidos-inc`. */
  key: string;
  fields: Readonly<Record<string, DemoValue>>;
  /** When it was made. */
  at: string;
}

/** A lead that became an opportunity; the fields of conversion themselves cannot be inserted. */
export interface DemoConversion {
  lead: Reference;
  account: Reference;
  opportunityName: string;
  convertedStatus: string;
  at: string;
}

/** Values that a picklist needs before records use them. */
export interface DemoPicklistValues {
  object: 'Account';
  field: string;
  values: readonly string[];
}

export interface DemoVendor {
  /** The vendor itself, an invented company; the org's name. */
  name: string;
  picklistValues: readonly DemoPicklistValues[];
  /** In the order in which they were made, so each refers only to records before it. */
  records: readonly DemoRecord[];
  conversions: readonly DemoConversion[];
}

/** The profile of the vendor's people, which every org has and no demo makes. */
export const STANDARD_PROFILE = 'profile:standard';

export const ref = (key: string): Reference => ({ ref: key });

export const isReference = (value: DemoValue): value is Reference => typeof value === 'object' && value !== null;

export const toKey = (kind: string, name: string): string =>
  `${kind}:${name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`;

type Dated = Pick<DemoRecord, 'at'>;

export const byAge = (a: Dated, b: Dated): number => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1);
