import type { Cell } from '@tierline/blocks/value';
import { listOrganizationsById } from '@tierline/db/organization';
import { toRecords } from '../screen/record-ref.ts';
import type { ScreenContext } from '../screen/screen.ts';

/** Names as cells that lead to the records, for many organizations in two queries. */
export async function nameOrganizations(
  ctx: ScreenContext,
  ids: readonly string[],
  /** Names of those that are not kept yet. */
  unknown: ReadonlyMap<string, string> = new Map(),
): Promise<(id: string | null) => Cell> {
  const unique = [...new Set(ids)];
  const rows = await listOrganizationsById(ctx.scope, unique);
  const names = new Map([...unknown, ...rows.map(({ id, name }) => [id, name] as const)]);
  const records = await toRecords(ctx, 'organization', unique);
  return (id) => ({
    value: { type: 'text', text: id === null ? '' : (names.get(id) ?? '') },
    ...(id === null ? {} : records(id)),
  });
}
