import { toInstant } from './instant.ts';
import type { ObjectType } from './objects.ts';
import type { Properties } from './values.ts';

/** A record as the list, the search and a read by id give it. */
export interface RecordRow {
  id: string;
  properties: Properties;
  modifiedAt: string;
  /** When it was archived, which is HubSpot's word for deleted; `null` while it is not. */
  archivedAt: string | null;
}

interface ApiRecord {
  id: string;
  properties: Record<string, string | null>;
  updatedAt: Date;
  archived?: boolean;
  archivedAt?: Date;
}

/** The stamp that searches filter by; contacts have it under another name, but are not listed here. */
export const MODIFIED_AT = 'hs_lastmodifieddate';

export function toRow({ id, properties, updatedAt, archived, archivedAt }: ApiRecord): RecordRow {
  const modifiedAt = toInstant(properties[MODIFIED_AT]) ?? toInstant(updatedAt) ?? '';
  return { id, properties, modifiedAt, archivedAt: archived ? (toInstant(archivedAt) ?? modifiedAt) : null };
}

/** What every kind of record is asked for, beside its own properties. */
export const COMMON_PROPERTIES = [MODIFIED_AT, 'hs_updated_by_user_id'] as const;

export const NAME_PROPERTY: Readonly<Record<ObjectType, string>> = {
  companies: 'name',
  deals: 'dealname',
  leads: 'hs_lead_name',
};
