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

/** The stamp that searches filter by; contacts, which are older than the rest, have it under another name. */
export const stampProperty = (type: ObjectType): string =>
  type === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate';

export const toRow =
  (type: ObjectType) =>
  ({ id, properties, updatedAt, archived, archivedAt }: ApiRecord): RecordRow => {
    const modifiedAt = toInstant(properties[stampProperty(type)]) ?? toInstant(updatedAt) ?? '';
    return { id, properties, modifiedAt, archivedAt: archived ? (toInstant(archivedAt) ?? modifiedAt) : null };
  };

/** What every kind of record is asked for, beside its own properties. */
export const commonProperties = (type: ObjectType): string[] => [stampProperty(type), 'hs_updated_by_user_id'];

/** Of which a record's name is made. */
export const NAME_PROPERTIES: Readonly<Record<ObjectType, readonly string[]>> = {
  companies: ['name'],
  contacts: ['firstname', 'lastname', 'email'],
  deals: ['dealname'],
  leads: ['hs_lead_name'],
};
