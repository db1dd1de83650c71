import { requireSchemaScope } from '../access/scopes.ts';
import { invalid, refuse } from '../api-error.ts';
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
    const name = c.req.param('name');
    const group = account.schema.listGroups(type).find((each) => each.name === name && !each.archived);
    if (!group) return refuse(404, { message: `Property group ${name} does not exist`, category: 'OBJECT_NOT_FOUND' });
    return c.json(group);
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
