import { requireScope } from '../access/scopes.ts';
import type { User } from '../access/users.ts';
import { recordNotFound } from '../api-error.ts';
import { callerOf, type Endpoints, queryLimit } from './context.ts';

/** `/settings/v3/users` ("User provisioning"). */
export const users: Endpoints = (api, account) => {
  api.get('/settings/v3/users', (c) => {
    requireScope(callerOf(c), 'settings.users.read');
    const limit = queryLimit(c, 100, 100);
    const offset = Number(c.req.query('after') ?? 0) || 0;
    const all = account.users.list();
    const end = offset + limit;
    return c.json({
      results: all.slice(offset, end).map(toUserBody),
      ...(end < all.length && { paging: { next: { after: String(end), link: `${c.req.path}?after=${end}` } } }),
    });
  });

  api.get('/settings/v3/users/:id', (c) => {
    requireScope(callerOf(c), 'settings.users.read');
    const id = c.req.param('id');
    const byEmail = c.req.query('idProperty') === 'EMAIL';
    const user = byEmail
      ? account.users.list().find(({ email }) => email.toLowerCase() === id.toLowerCase())
      : account.users.find(Number(id));
    return c.json(toUserBody(user ?? recordNotFound(id)));
  });
};

function toUserBody({ id, email, firstName, lastName, superAdmin }: User) {
  return { id: String(id), email, firstName, lastName, roleIds: [], superAdmin };
}
