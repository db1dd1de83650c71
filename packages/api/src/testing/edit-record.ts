import type { World } from './world.ts';

let editors = 0;

/** A person of the org edits a record on its page. */
export async function editRecord(
  { org }: Pick<World, 'org'>,
  object: string,
  id: string,
  fields: Record<string, string | boolean | null>,
): Promise<void> {
  editors += 1;
  const user = org.admin.createUser({
    username: `ann-${editors}@vendor.example`,
    firstName: 'Ann',
    lastName: 'Lee',
    profile: 'System Administrator',
  });
  const request = new Request(`http://org/services/data/v67.0/sobjects/${object}/${id}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${org.admin.sessionFor(user.id)}`, 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  });
  const response = await org.fetch(request);
  if (response.status !== 204) throw new Error(`editing ${object} ${id}: ${response.status} ${await response.text()}`);
}
