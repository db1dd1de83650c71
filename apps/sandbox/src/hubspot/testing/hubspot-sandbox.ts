import type { RunningHubSpot } from '../stack/serve-hubspot.ts';

/** Which properties make the name, and the object's id in addresses. */
const OBJECTS = {
  companies: { typeId: '0-2', nameProperties: ['name'] },
  contacts: { typeId: '0-1', nameProperties: ['firstname', 'lastname'] },
  deals: { typeId: '0-3', nameProperties: ['dealname'] },
  leads: { typeId: '0-136', nameProperties: ['hs_lead_name'] },
} as const;

export type HubSpotObject = keyof typeof OBJECTS;

export interface TestHubSpot extends RunningHubSpot {
  /** Id of the only record of that object with that name, as the account stores it. */
  idOf(object: HubSpotObject, name: string): string;
  /** The address of a record's page; `tab` opens that card's. */
  recordUrl(object: HubSpotObject, name: string, tab?: string): string;
  settingsUrl: string;
  /** What the account holds now for one property. */
  stored(object: HubSpotObject, name: string, property: string): string | null;
  /** Names of the companies that are associated under that label. */
  labelled(object: 'deals' | 'leads', name: string, label: string): string[];
}

export function toTestHubSpot(running: RunningHubSpot): TestHubSpot {
  const { account, pagesUrl } = running;
  const { admin, portalId } = account;
  const getRecord = (object: HubSpotObject, name: string) => {
    const nameOf = ({ properties }: { properties: Record<string, string | null> }) =>
      OBJECTS[object].nameProperties.map((each) => properties[each]).join(' ');
    const found = admin.listRecords(object).filter((each) => nameOf(each) === name && !each.archived);
    const [record] = found;
    if (!record || found.length > 1) throw new Error(`HubSpot has ${found.length} ${object} named ${name}`);
    return record;
  };
  const idOf = (object: HubSpotObject, name: string) => getRecord(object, name).id;
  return {
    ...running,
    idOf,
    recordUrl: (object, name, tab) =>
      `${pagesUrl}/contacts/${portalId}/record/${OBJECTS[object].typeId}/${idOf(object, name)}${tab ? `?tab=${tab}` : ''}`,
    settingsUrl: `${pagesUrl}/integrations-settings/${portalId}/installed/0/general`,
    stored: (object, name, property) => getRecord(object, name).properties[property] ?? null,
    labelled: (object, name, label) =>
      admin
        .listAssociations(object, idOf(object, name), 'companies')
        .filter(({ types }) => types.some((type) => type.label === label))
        .map(({ toObjectId }) => admin.findRecord('companies', toObjectId)?.properties.name ?? toObjectId)
        .sort(),
  };
}
