import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import { isRewritten, isSame } from '@tierline/domain/field-mapping/same-values';
import type { Told } from './plan/told-values.ts';
import type { SeenRecord } from './seen.ts';
import { mappingsOf, type Terms } from './terms.ts';

export interface SeenBy {
  terms: Terms;
  crm: CrmKind;
  object: SyncedObject;
  /** As the record was seen before. */
  seen: SeenRecord | null;
}

const isSameField = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/**
 * What the CRM was last seen to hold of a field, as far as it can be compared with what it holds now. Where an admin has
 * mapped another field of the CRM since, a blank one was emptied by nobody: it is seen for the first time.
 */
export function seenOf(by: SeenBy, told: ReadonlyMap<string, Told>): (key: string) => readonly string[] | null {
  const { terms, crm, object, seen } = by;
  const mappings = mappingsOf(terms, crm, object);
  const standard = terms.standard.get(crm)?.[object] ?? {};
  return (key) => {
    const values = seen?.fields[key] ?? null;
    const before = seen?.sources?.[key] ?? standard[key];
    const now = mappings.get(key)?.field;
    if (before === undefined || now === undefined || isSameField(before, now)) return values;
    return told.get(key)?.values?.length === 0 ? null : values;
  };
}

/** What both sides last agreed on: what the CRM held then, and what Tierline held where the two are spelled differently. */
export interface LastAgreed {
  seen(key: string): readonly string[] | null;
  agreed: Readonly<Record<string, readonly string[]>>;
}

/** Of a record that was created with it and not read since, a value that the CRM's automation has spelled anew is agreed on. */
export function lastAgreed(by: SeenBy, told: ReadonlyMap<string, Told>, agreed: LastAgreed['agreed']): LastAgreed {
  const seen = seenOf(by, told);
  if (!by.seen?.isSent) return { seen, agreed };
  const sent = new Map<string, readonly string[]>();
  for (const [key, { values }] of told) {
    const before = seen(key);
    if (values && before && !isSame(before, values) && isRewritten(before, values)) sent.set(key, before);
  }
  return {
    seen: (key) => (sent.has(key) ? (told.get(key)?.values ?? null) : seen(key)),
    agreed: { ...agreed, ...Object.fromEntries(sent) },
  };
}

/** The CRM's fields that told what was seen now or before, where they are not those that hold by default; a blank is the same from any. */
export function sourcesOf(
  { terms, crm, object, seen }: SeenBy,
  told: Readonly<Record<string, readonly string[]>>,
): Record<string, string> {
  const mappings = mappingsOf(terms, crm, object);
  const standard = terms.standard.get(crm)?.[object] ?? {};
  const sources: Record<string, string> = {};
  for (const [key, field] of Object.entries(seen?.sources ?? {})) if (!told[key]) sources[key] = field;
  for (const [key, values] of Object.entries(told)) {
    const field = mappings.get(key)?.field;
    if (values.length > 0 && field !== undefined && (standard[key] === undefined || !isSameField(standard[key], field)))
      sources[key] = field;
  }
  return sources;
}
