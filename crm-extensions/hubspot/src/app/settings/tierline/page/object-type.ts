import type { RecordRef } from '../screen-client.js';

/** "Understanding the CRM APIs": the object type ids under which pages know what the APIs call by name. */
const TYPE_IDS: { [object: string]: string } = {
  contacts: '0-1',
  companies: '0-2',
  deals: '0-3',
  leads: '0-136',
};

/** A type that has no name here, such as a custom object's, goes by its id. */
export function toObject(typeId: string): string {
  const known = Object.entries(TYPE_IDS).find(([, id]) => id === typeId);
  return known ? known[0] : typeId;
}

/** The record's page. HubSpot takes people on to the host of the region in which their account is kept. */
export function recordUrl(portalId: number, { object, id }: RecordRef): string {
  const type = Object.hasOwn(TYPE_IDS, object) ? TYPE_IDS[object] : object;
  return `https://app.hubspot.com/contacts/${portalId}/record/${encodeURIComponent(type ?? object)}/${encodeURIComponent(id)}`;
}
