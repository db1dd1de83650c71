import { requireScope } from '../access/scopes.ts';
import type { User } from '../access/users.ts';
import { recordNotFound } from '../api-error.ts';
import { callerOf, type Endpoints, queryFlag, queryLimit } from './context.ts';

/** `/crm/v3/owners`: every user is an owner, and an archived one once he has no access any more. */
export const owners: Endpoints = (api, account) => {
  api.get('/crm/v3/owners', (c) => {
    requireScope(callerOf(c), 'crm.objects.owners.read');
    const limit = queryLimit(c, 100, 500);
    const email = c.req.query('email')?.toLowerCase();
    const offset = Number(c.req.query('after') ?? 0) || 0;
    const all = queryFlag(c, 'archived') ? account.users.listGone() : account.users.list();
    const found = all.filter((user) => email === undefined || user.email.toLowerCase() === email);
    const end = offset + limit;
    return c.json({
      results: found.slice(offset, end).map(toOwnerBody),
      ...(end < found.length && { paging: { next: { after: String(end), link: `${c.req.path}?after=${end}` } } }),
    });
  });

  api.get('/crm/v3/owners/:id', (c) => {
    requireScope(callerOf(c), 'crm.objects.owners.read');
    const id = c.req.param('id');
    const byUser = c.req.query('idProperty') === 'userId';
    const user = byUser ? account.users.find(Number(id)) : account.users.findByOwnerId(id);
    return c.json(toOwnerBody(user ?? recordNotFound(id)));
  });
};

function toOwnerBody({ ownerId, id, email, firstName, lastName, createdAt, isGone = false }: User) {
  return {
    id: ownerId,
    email,
    type: 'PERSON',
    firstName,
    lastName,
    userId: id,
    userIdIncludingInactive: id,
    createdAt,
    updatedAt: createdAt,
    archived: isGone,
  };
}
