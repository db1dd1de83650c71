import type { Seen } from '@tierline/db/schema/record-link';

/** What a CRM was last seen to hold of an organization or contact, as the link keeps it. */
export interface SeenRecord {
  /** Values in Tierline's words, by their keys. */
  fields: Readonly<Record<string, readonly string[]>>;
  /** The CRM's fields that told them, by key, where an admin has mapped another than the default. */
  sources?: Readonly<Record<string, string>>;
  /** Whether the CRM has it in the programme: marked, with a status, and not deleted. */
  inProgramme: boolean;
  /** The contract field's names as the CRM spells them, those too that lead to nobody. */
  contractNames: readonly string[];
  /** Whom of them a name led to by which no contract goes here, by its key: he may be called otherwise by now. */
  led?: Readonly<Record<string, string>>;
  /** The preferred second partner's record there. */
  preferredCrmId: string | null;
  /** The parent company's record there. */
  parentCrmId: string | null;
  /** Whether that is what it was created with, and nobody has read it since. */
  isSent?: boolean;
}

/** Of a record that was never read. */
export const NOTHING_SEEN: SeenRecord = {
  fields: {},
  inProgramme: false,
  contractNames: [],
  preferredCrmId: null,
  parentCrmId: null,
};

export const toSeen = ({ sources = {}, led = {}, ...record }: SeenRecord): Seen => ({
  ...record,
  ...(Object.keys(sources).length === 0 ? {} : { sources }),
  ...(Object.keys(led).length === 0 ? {} : { led }),
});

/** Null before the first read. */
export function fromSeen(seen: Seen | null): SeenRecord | null {
  if (!seen) return null;
  if (!isRecord(seen.fields)) return fromFlat(seen);
  return {
    fields: Object.fromEntries(Object.entries(seen.fields).map(([key, values]) => [key, toTexts(values) ?? []])),
    ...(isRecord(seen.sources) ? { sources: toTextByKey(seen.sources) } : {}),
    ...(isRecord(seen.led) ? { led: toTextByKey(seen.led) } : {}),
    inProgramme: seen.inProgramme === true,
    contractNames: toTexts(seen.contractNames) ?? [],
    preferredCrmId: typeof seen.preferredCrmId === 'string' ? seen.preferredCrmId : null,
    parentCrmId: typeof seen.parentCrmId === 'string' ? seen.parentCrmId : null,
    ...(seen.isSent === true ? { isSent: true } : {}),
  };
}

/** As it was kept before contacts and mappings came: a link that was not read since has it so still. */
function fromFlat(seen: Seen): SeenRecord {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(seen)) {
    if (name.startsWith('values.')) fields[name.slice('values.'.length)] = toTexts(value) ?? [];
  }
  const one = (value: unknown) => (typeof value === 'string' && value !== '' ? [value] : []);
  if (seen.name !== undefined) fields.name = one(seen.name);
  if (seen.status !== undefined) fields.status = one(seen.status);
  if (seen.accountType !== undefined) fields.account_type = one(seen.accountType);
  if (seen.preferredId !== undefined) fields.preferred = one(seen.preferredId);
  return {
    ...NOTHING_SEEN,
    fields,
    inProgramme: seen.standing !== undefined && seen.standing !== 'outside',
    contractNames: toTexts(seen.contractNames) ?? [],
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const toTextByKey = (texts: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])));

const toTexts = (value: unknown): string[] | null =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : null;
