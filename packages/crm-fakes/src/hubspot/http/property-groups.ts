import { requireSchemaScope } from '../access/scopes.ts';
import type { Account } from '../account.ts';
import { invalid, refuse } from '../api-error.ts';
import type { ObjectType } from '../object-type.ts';
import type { PropertyGroup } from '../schema/property.ts';
import { callerOf, type Endpoints, getTypeOf, readObject } from './context.ts';

const base = '/crm/v3/properties/:type/groups';

/** Groups under which a record's page shows its properties. */
export const propertyGroups: Endpoints = (api, account) => {
  api.get(base, (c) => {
    const type = getTypeOf(c.req.param('type'));
    requireSchemaScope(callerOf(c), type, 'read');
    return c.json({ results: account.schema.listGroups(type).filter(({ archived }) => !archived) });
  });

  api.get(`${base}/:name`, (c) => {
    const type = getTypeOf(c.req.param('type'));
    requireSchemaScope(callerOf(c), type, 'read');
    return c.json(getGroup(account, type, c.req.param('name')));
  });

  api.patch(`${base}/:name`, async (c) => {
    const type = getTypeOf(c.req.param('type'));
    requireSchemaScope(callerOf(c), type, 'write');
    const group = getGroup(account, type, c.req.param('name'));
    const { label, displayOrder } = await readObject(c);
    const changed = {
      ...group,
      ...(typeof label === 'string' && { label }),
      ...(typeof displayOrder === 'number' && { displayOrder }),
    };
    account.schema.putGroup(type, changed);
    return c.json(changed);
  });

  api.delete(`${base}/:name`, (c) => {
    const type = getTypeOf(c.req.param('type'));
    requireSchemaScope(callerOf(c), type, 'write');
    const group = getGroup(account, type, c.req.param('name'));
    const isUsed = account.schema.list(type).some(({ groupName, archived }) => groupName === group.name && !archived);
    if (isUsed) invalid(`Property group ${group.name} still has properties`);
    account.schema.putGroup(type, { ...group, archived: true });
    return c.body(null, 204);
  });

  api.post(base, async (c) => {
    const type = getTypeOf(c.req.param('type'));
    requireSchemaScope(callerOf(c), type, 'write');
    const { name, label, displayOrder } = await readObject(c);
    if (typeof name !== 'string' || typeof label !== 'string') {
      return invalid('Some required fields were not set: [name, label]');
    }
    if (account.schema.listGroups(type).some((each) => each.name === name && !each.archived)) {
      refuse(409, {
        message: `A property group named '${name}' already exists.`,
        category: 'OBJECT_ALREADY_EXISTS',
        subCategory: 'Properties.PROPERTY_GROUP_EXISTS',
      });
    }
    const group = { name, label, displayOrder: typeof displayOrder === 'number' ? displayOrder : -1, archived: false };
    account.schema.putGroup(type, group);
    return c.json(group, 201);
  });
};

function getGroup(account: Account, type: ObjectType, name: string): PropertyGroup {
  const group = account.schema.listGroups(type).find((each) => each.name === name && !each.archived);
  return group ?? refuse(404, { message: `Property group ${name} does not exist`, category: 'OBJECT_NOT_FOUND' });
}
