import { requireObjectScope } from '../access/scopes.ts';
import type { Account } from '../account.ts';
import { invalid, refuse } from '../api-error.ts';
import { toTypeBody } from '../associations/association-body.ts';
import type { AssociationType } from '../associations/association-types.ts';
import { readPair } from './association-request.ts';
import { callerOf, type Endpoints, getTypeOf, readObject } from './context.ts';

const base = '/crm/v4/associations/:from/:to/labels';
const mostLabels = 10;

/** Labels of one's own ("Configure associations"); a label has an id for each direction. */
export const associationLabels: Endpoints = (api, account) => {
  api.get(base, (c) => {
    const { from, to } = readPair(c, 'read');
    return c.json({ results: account.associationTypes.list(from, to).map(toTypeBody) });
  });

  api.post(base, async (c) => {
    const { from, to } = readPair(c, 'write');
    requirePlan(account);
    const { name, label, inverseLabel } = await readObject(c);
    if (typeof label !== 'string' || label === '') return invalid('Some required fields were not set: [label]');
    if (typeof name !== 'string' || !/^[A-Za-z_]\w*$/.test(name)) {
      return invalid('name: letters, digits and underscores, not beginning with a digit');
    }
    const own = account.associationTypes.list(from, to).filter(({ kind }) => kind === 'label');
    if (own.some((type) => type.name === name || type.label === label)) {
      return refuse(409, { message: `An association label named "${label}" already exists`, category: 'CONFLICT' });
    }
    if (own.length >= mostLabels) invalid(`There can be ${mostLabels} labels between two object types`);
    const inverse = typeof inverseLabel === 'string' ? inverseLabel : null;
    const made = account.associationTypes.add(from, to, { name, label, inverseLabel: inverse });
    return c.json({ results: [...new Map(made.map((type) => [type.typeId, type])).values()].map(toTypeBody) });
  });

  api.put(base, async (c) => {
    const { from, to } = readPair(c, 'write');
    requirePlan(account);
    const { associationTypeId, label, inverseLabel } = await readObject(c);
    if (typeof label !== 'string' || label === '') return invalid('Some required fields were not set: [label]');
    const type = account.associationTypes.find(from.name, to.name, 'USER_DEFINED', Number(associationTypeId));
    const renamed = type ?? notFound(associationTypeId);
    account.associationTypes.rename(renamed, label, typeof inverseLabel === 'string' ? inverseLabel : undefined);
    return c.body(null, 204);
  });

  api.delete(`${base}/:typeId`, (c) => {
    const [from, to] = [getTypeOf(c.req.param('from')), getTypeOf(c.req.param('to'))];
    for (const each of [from, to]) requireObjectScope(callerOf(c), each, 'write');
    const id = c.req.param('typeId');
    const type = account.associationTypes.find(from.name, to.name, 'USER_DEFINED', Number(id)) ?? notFound(id);
    if (account.links.isUsed(type)) invalid(`Association label ${type.label} is in use and cannot be deleted`);
    account.associationTypes.remove(type);
    return c.body(null, 204);
  });
};

function notFound(typeId: unknown): AssociationType {
  const message = `There is no association label with the id ${String(typeId)} in this direction`;
  return refuse(404, { message, category: 'OBJECT_NOT_FOUND' });
}

/** "Create and use association labels": Professional and Enterprise. */
function requirePlan({ plan }: Account): void {
  if (plan === 'professional' || plan === 'enterprise') return;
  const message = 'This account does not have access to custom association labels.';
  refuse(403, { message, category: 'MISSING_SCOPES', subCategory: 'Associations.PORTAL_LACKS_LABELS' });
}
