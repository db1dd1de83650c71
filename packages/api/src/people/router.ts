import { findPersonRole, listPersonRoles, savePersonRole } from '@tierline/db/person-role';
import { may, ROLES, type Role } from '@tierline/domain/viewer';
import { z } from 'zod';
import type { Context, HubSpotPerson } from '../context.ts';
import { idInput, keyInput } from '../inputs.ts';
import { once } from '../once.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { procedure, router } from '../trpc.ts';
import { roleOf } from './role-of.ts';

export interface PersonWithRole extends HubSpotPerson {
  role: Role;
}

/** Roles of people in HubSpot, which has no permissions that an app could ask for; Salesforce signs its own. */
export const peopleRouter = router({
  /** The portal's people, by name. */
  list: procedure('administer').query(({ ctx }) => listPeople(ctx)),

  setRole: procedure('administer')
    .input(z.object({ row: idInput, role: z.enum(ROLES as [Role, ...Role[]], 'it is no role'), key: keyInput }))
    .mutation(async ({ ctx, input }) => {
      const { row, role, key } = input;
      const { hubspot } = ctx;
      const person =
        ctx.viewer.crm === 'hubspot' && hubspot ? await hubspot.people.find(ctx.scope.tenantId, row) : null;
      if (!person) throw new ProblemError('person_unknown');
      if (row === ctx.viewer.userId) throw new ProblemError('role_own');
      const self = await hubspot?.people.find(ctx.scope.tenantId, ctx.viewer.userId);
      await once(ctx, { call: 'people.setRole', key, input: { row, role } }, async (scope) => {
        // Of two administrators who take the role from each other at the same moment, one has to stay.
        const own = roleOf(self, await findPersonRole(scope, 'hubspot', ctx.viewer.userId));
        if (!may(own, 'administer')) throw new ProblemError('not_permitted');
        const from = await findPersonRole(scope, 'hubspot', row);
        await savePersonRole(scope, 'hubspot', row, role);
        return { subject: `person:hubspot:${row}`, detail: { from, to: role, name: person.name }, done: {} };
      });
      return { role };
    }),
});

/** Nobody where the viewer's CRM has permissions of its own. */
export async function listPeople({ hubspot, viewer, scope }: Context): Promise<PersonWithRole[]> {
  if (viewer.crm !== 'hubspot' || !hubspot) return [];
  const roles = await listPersonRoles(scope, 'hubspot');
  const people = await hubspot.people.list(scope.tenantId);
  return people
    .map((person) => ({
      ...person,
      role: roleOf(person, roles.get(person.userId) ?? null),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
