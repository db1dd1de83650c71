import {
  type PropertyCreate,
  PropertyCreateFieldTypeEnum,
} from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import { CrmFailure } from '@tierline/domain/crm';
import type { HubSpotClient } from '../client.ts';
import type { ObjectType } from '../objects.ts';
import { exceptDuplicate } from './except-duplicate.ts';
import { PROPERTY_GROUP } from './property-definitions.ts';
import { unlessForbidden } from './unless-forbidden.ts';

/**
 * Creates what is missing and leaves what is there as the account's admins made it. All that is there is looked at
 * before anything is created, so that an account that does not fit is left untouched.
 */
export async function ensureProperties(
  client: HubSpotClient,
  wanted: Readonly<Record<ObjectType, readonly PropertyCreate[]>>,
): Promise<void> {
  const plan = (type: ObjectType) => planObject(client, type, wanted[type]);
  const plans = [await plan('companies'), await plan('deals'), await unlessForbidden(() => plan('leads'))];
  for (const { type, groupMissing, missing } of plans.filter((each) => each !== null)) {
    if (groupMissing)
      await exceptDuplicate(client.propertyGroups.create(type, { ...PROPERTY_GROUP, displayOrder: -1 }));
    for (const definition of missing) await exceptDuplicate(client.properties.create(type, definition));
  }
}

async function planObject(client: HubSpotClient, type: ObjectType, wanted: readonly PropertyCreate[]) {
  const { results: groups } = await client.propertyGroups.getAll(type);
  const { results: properties } = await client.properties.getAll(type);
  const existing = new Map(properties.map((property) => [property.name, property]));
  for (const definition of wanted) {
    const property = existing.get(definition.name);
    if (property) checkKind(type, definition, property);
  }
  return {
    type,
    groupMissing: !groups.some((group) => group.name === PROPERTY_GROUP.name),
    missing: wanted.filter(({ name }) => !existing.has(name)),
  };
}

interface Kind {
  name: string;
  type: string;
  fieldType: string;
}

/** How a property is shown is the admin's; how many values it holds, and of which type, is not. */
function checkKind(object: ObjectType, wanted: Kind, found: Kind): void {
  if (found.type === wanted.type && holdsSeveral(found) === holdsSeveral(wanted)) return;
  throw new CrmFailure(
    'rejected',
    `The property ${wanted.name} of ${object} exists and is of type ${kindName(found)}; Tierline needs ${kindName(wanted)}.`,
  );
}

const holdsSeveral = ({ fieldType }: Kind): boolean => fieldType === PropertyCreateFieldTypeEnum.Checkbox;

const kindName = ({ type, fieldType }: Kind): string => `${type} (${fieldType})`;
