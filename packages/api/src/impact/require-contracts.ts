import { listOrganizationsById } from '@tierline/db/organization';
import type { Scope } from '@tierline/db/scope';
import { getSetting } from '@tierline/db/second-partner-setting';
import { ProblemError } from '../problem/problem-error.ts';

export async function requireContracts(scope: Scope): Promise<void> {
  if ((await getSetting(scope)).source === 'rules') throw new ProblemError('rules_decide');
}

export async function requireSecondPartners(scope: Scope, ids: readonly string[]): Promise<void> {
  const known = new Map((await listOrganizationsById(scope, [...new Set(ids)])).map((row) => [row.id, row]));
  for (const id of ids) {
    if (known.get(id)?.accountType !== 'partner_2') {
      throw new ProblemError('second_partner_unknown', { field: 'secondPartners' });
    }
  }
}
