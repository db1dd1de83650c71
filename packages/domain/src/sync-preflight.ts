import type { CrmField, CrmFieldType, CrmKind } from './crm.ts';

/** The fields by which a company is known to be in the programme: the flag, the status, and what it is there. */
export type SyncField = 'in_sync' | 'status' | 'account_type';

export interface FieldFinding {
  of: SyncField;
  /** The CRM's own name. */
  field: string;
  /** `closed`: Tierline may not write it. */
  state: 'good' | 'missing' | 'wrong_type' | 'closed';
  type: CrmFieldType | null;
  /** Values that Tierline writes, and that the field does not offer. */
  lacks: string[];
}

/** A type that anybody may put into words of his own is none that two systems agree on. */
const TYPES: Readonly<Record<SyncField, Readonly<Record<CrmKind, readonly CrmFieldType[]>>>> = {
  in_sync: { salesforce: ['flag'], hubspot: ['flag'] },
  status: { salesforce: ['select'], hubspot: ['select'] },
  account_type: { salesforce: ['select'], hubspot: ['select', 'flag'] },
};

/** Whether a CRM has the fields that decide which companies are kept in line, and as they have to be. */
export function checkSyncFields(
  crm: CrmKind,
  fields: readonly CrmField[],
  wanted: Readonly<Record<SyncField, { field: string; values: readonly string[] }>>,
): FieldFinding[] {
  return (['in_sync', 'status', 'account_type'] as const).map((of) => {
    const { field, values } = wanted[of];
    const known = fields.find(({ name }) => name.toLowerCase() === field.toLowerCase());
    if (!known) return { of, field, state: 'missing', type: null, lacks: [] };
    const fits = TYPES[of][crm].includes(known.type);
    const state = !fits ? 'wrong_type' : known.writable ? 'good' : 'closed';
    return { of, field: known.label, state, type: known.type, lacks: listLacking(known, values) };
  });
}

/** A list that takes other values too lacks none. */
function listLacking({ restricted, type, values }: CrmField, wanted: readonly string[]): string[] {
  if (!restricted || type !== 'select') return [];
  const offered = new Set(values.map(({ value }) => value.trim().toLowerCase()));
  return wanted.filter((value) => !offered.has(value.trim().toLowerCase()));
}
