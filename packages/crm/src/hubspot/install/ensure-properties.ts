import type { Property, PropertyCreate } from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import type { HubSpotClient } from '../client.ts';
import type { ObjectType } from '../objects.ts';
import { checkKind } from './check-kind.ts';
import { exceptDuplicate } from './except-duplicate.ts';
import { missingOptions } from './missing-options.ts';
import { PROPERTY_GROUP } from './property-definitions.ts';
import { unlessForbidden } from './unless-forbidden.ts';

export interface WantedProperties {
  definitions: Readonly<Record<ObjectType, readonly PropertyCreate[]>>;
  /** Names of selects whose options are all needed, whatever an admin made of them; those of others are the admin's. */
  whole: Readonly<Record<ObjectType, readonly string[]>>;
}

/**
 * Creates what is missing and leaves what is there as the account's admins made it. All that is there is looked at
 * before anything is created, so that an account that does not fit is left untouched.
 */
export async function ensureProperties(client: HubSpotClient, wanted: WantedProperties): Promise<void> {
  const plan = (type: ObjectType) => planObject(client, type, wanted);
  const optional = (type: ObjectType) => unlessForbidden(() => plan(type));
  const plans = [await plan('companies'), await plan('deals'), await optional('leads'), await optional('contacts')];
  for (const { type, groupMissing, missing, incomplete } of plans.filter((each) => each !== null)) {
    if (groupMissing)
      await exceptDuplicate(client.propertyGroups.create(type, { ...PROPERTY_GROUP, displayOrder: -1 }));
    for (const definition of missing) await exceptDuplicate(client.properties.create(type, definition));
    for (const { name, options } of incomplete) await client.properties.update(type, name, { options });
  }
}

async function planObject(client: HubSpotClient, type: ObjectType, { definitions, whole }: WantedProperties) {
  const wanted = definitions[type];
  const { results: groups } = await client.propertyGroups.getAll(type);
  const { results: properties } = await client.properties.getAll(type);
  const existing = new Map<string, Property>(properties.map((property) => [property.name, property]));
  for (const definition of wanted) {
    const property = existing.get(definition.name);
    if (property) checkKind(type, definition, property);
  }
  return {
    type,
    groupMissing: !groups.some((group) => group.name === PROPERTY_GROUP.name),
    missing: wanted.filter(({ name }) => !existing.has(name)),
    incomplete: wanted.flatMap((definition) => {
      const options = missingOptions(existing.get(definition.name), definition);
      return options && whole[type].includes(definition.name) ? [{ name: definition.name, options }] : [];
    }),
  };
}
