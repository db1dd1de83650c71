import { requireSchemaScope } from '../access/scopes.ts';
import type { Account } from '../account.ts';
import { invalid, refuse } from '../api-error.ts';
import type { ObjectType } from '../object-type.ts';
import { planChangedProperty, planNewProperty } from '../schema/plan-property.ts';
import type { Property } from '../schema/property.ts';
import { type Ctx, callerOf, type Endpoints, getTypeOf, queryFlag, readObject } from './context.ts';

/** `/crm/v3/properties/{type}` ("Properties"). */
export const properties: Endpoints = (api, account) => {
  api.get('/crm/v3/properties/:type', (c) => {
    const type = getTypeOf(c.req.param('type'));
    requireSchemaScope(callerOf(c), type, 'read');
    const results = account.schema.list(type).filter(({ archived }) => archived === queryFlag(c, 'archived'));
    return c.json({ results });
  });

  api.post('/crm/v3/properties/:type', async (c) => {
    const type = getTypeOf(c.req.param('type'));
    requireSchemaScope(callerOf(c), type, 'write');
    return c.json(createProperty(account, type, await readObject(c)), 201);
  });

  api.get('/crm/v3/properties/:type/:name', (c) => {
    const type = getTypeOf(c.req.param('type'));
    requireSchemaScope(callerOf(c), type, 'read');
    return c.json(getProperty(c, account, type, queryFlag(c, 'archived')));
  });

  api.patch('/crm/v3/properties/:type/:name', async (c) => {
    const type = getTypeOf(c.req.param('type'));
    requireSchemaScope(callerOf(c), type, 'write');
    const property = getProperty(c, account, type, false);
    if (property.modificationMetadata.readOnlyDefinition) {
      refuse(403, { message: `Property ${property.name} is read only`, category: 'VALIDATION_ERROR' });
    }
    const changed = planChangedProperty(account, type, property, await readObject(c));
    account.schema.put(type, changed);
    return c.json(changed);
  });

  api.delete('/crm/v3/properties/:type/:name', (c) => {
    const type = getTypeOf(c.req.param('type'));
    requireSchemaScope(callerOf(c), type, 'write');
    archiveProperty(account, type, getProperty(c, account, type, false));
    return c.body(null, 204);
  });
};

/** "Properties": create unique identifier properties. */
const mostUnique = 10;

export function createProperty(account: Account, type: ObjectType, given: Record<string, unknown>): Property {
  const property = planNewProperty(account, type, given);
  if (account.schema.find(type, property.name)) {
    refuse(409, {
      message: `A property named '${property.name}' already exists.`,
      category: 'OBJECT_ALREADY_EXISTS',
      subCategory: 'Properties.PROPERTY_EXISTS',
    });
  }
  const unique = account.schema
    .list(type)
    .filter((each) => each.hasUniqueValue && !each.hubspotDefined && !each.archived);
  if (property.hasUniqueValue && unique.length >= mostUnique) {
    invalid(`There can be ${mostUnique} unique properties of an object type`);
  }
  account.schema.put(type, property);
  return property;
}

export function archiveProperty(account: Account, type: ObjectType, property: Property): void {
  if (!property.modificationMetadata.archivable) invalid(`Property ${property.name} cannot be archived`);
  const now = account.clock().toISOString();
  account.schema.put(type, { ...property, archived: true, archivedAt: now, updatedAt: now });
}

function getProperty(c: Ctx, account: Account, type: ObjectType, archived: boolean): Property {
  const name = c.req.param('name') ?? '';
  const found = account.schema.list(type).find((each) => each.name === name && each.archived === archived);
  return found ?? propertyNotFound(name);
}

export function propertyNotFound(name: string): never {
  refuse(404, { message: `Property ${name} does not exist`, category: 'OBJECT_NOT_FOUND' });
}
