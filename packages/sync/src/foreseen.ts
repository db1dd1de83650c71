import { listOrganizationsById, type OrganizationRow, saveOrganization } from '@tierline/db/organization';
import { createLink, findCrmId, listLinksOf, noteSeen, type RecordLink } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import type { CrmContact, CrmKind, CrmOrganization, CrmRecords, SyncedObject } from '@tierline/domain/crm';
import { toNameKey } from '@tierline/domain/organization';

type Record = CrmRecords[SyncedObject];

/**
 * What a dry run has found of organizations so far, for the pages that lead to them: the page before it was undone. An
 * organization that would be taken in has its people taken in too, and is found by those that name it.
 */
export interface Foreseen {
  /** Puts in what the records of a page lead to. */
  restore(scope: Scope, object: SyncedObject, records: readonly Record[]): Promise<void>;
  /** Keeps what became of a page's organizations; `before`: what `known` told of them. */
  keep(scope: Scope, records: readonly Record[], before: ReadonlyMap<string, string>): Promise<void>;
  known(scope: Scope, records: readonly Record[]): Promise<Map<string, string>>;
}

interface Found {
  link: RecordLink;
  row: OrganizationRow;
}

export function createForeseen(crm: CrmKind): Foreseen {
  const found = new Map<string, Found>();
  const named = new Map<string, string[]>();

  const load = async (scope: Scope, records: readonly Record[]): Promise<Map<string, Found>> => {
    const ids = records.map(({ id }) => id);
    const links = await listLinksOf(scope, crm, 'organization', ids);
    const rows = new Map(
      (
        await listOrganizationsById(
          scope,
          links.map(({ id }) => id),
        )
      ).map((row) => [row.id, row]),
    );
    return new Map(
      links.flatMap((link): [string, Found][] => {
        const row = rows.get(link.id);
        return row ? [[link.crmId, { link, row }]] : [];
      }),
    );
  };

  return {
    async known(scope, records) {
      return new Map([...(await load(scope, records))].map(([crmId, each]) => [crmId, JSON.stringify(each)]));
    },
    async keep(scope, records, before) {
      for (const [crmId, each] of await load(scope, records)) {
        if (JSON.stringify(each) === before.get(crmId)) continue;
        found.set(crmId, each);
        if (each.row.accountType !== 'partner_2') continue;
        named.set(each.row.nameKey, [...(named.get(each.row.nameKey) ?? []), crmId]);
      }
    },
    async restore(scope, object, records) {
      const own = new Set(records.map(({ id }) => id));
      const wanted = new Set(records.flatMap((record) => leadsTo(object, record, named)));
      for (const crmId of wanted) {
        const each = found.get(crmId);
        if (each && !own.has(crmId)) await put(scope, crm, each);
      }
    },
  };
}

function leadsTo(object: SyncedObject, record: Record, named: ReadonlyMap<string, readonly string[]>): string[] {
  if (object === 'contact') return [(record as CrmContact).organizationId].filter((id) => id !== null);
  const { parentId = null, preferredId, contractNames } = record as CrmOrganization;
  const ids = [parentId, preferredId].filter((id) => id !== null);
  return [...ids, ...contractNames.flatMap((name) => named.get(toNameKey(name)) ?? [])];
}

async function put(scope: Scope, crm: CrmKind, { link, row }: Found): Promise<void> {
  const { id, crmId, modifiedAt, seen, agreed } = link;
  if ((await findCrmId(scope, crm, 'organization', id)) === null)
    await createLink(scope, crm, 'organization', crmId, id);
  await noteSeen(scope, crm, 'organization', id, {
    ...{ modifiedAt, seen: seen ?? {}, agreed },
    nameKey: toNameKey(row.name),
  });
  await saveOrganization(scope, row);
}
