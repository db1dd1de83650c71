import { listTenantConnections } from '@tierline/db/connection';
import { type ContactRow, findContact } from '@tierline/db/contact';
import { findOrganization, type OrganizationRow } from '@tierline/db/organization';
import { listLinks } from '@tierline/db/record-link';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import type { Context } from '../context.ts';
import { ProblemError } from '../problem/problem-error.ts';

export interface LinkThere {
  crm: CrmKind;
  /** Null: that CRM does not have the record. */
  crmId: string | null;
  /** The CRM's stamp of the newest state that was seen. */
  modifiedAt: string | null;
  /** When the CRM was last read. */
  lastReadAt: string | null;
}

export interface RecordLinks {
  object: SyncedObject;
  /** Ours. */
  record: string;
  name: string;
  links: LinkThere[];
}

/** An organization or contact of the tenant's own: whoever may see the network may see each of them. */
export async function getSynced(
  { scope }: Pick<Context, 'scope'>,
  object: SyncedObject,
  id: string,
): Promise<OrganizationRow | ContactRow> {
  const row = await (object === 'organization' ? findOrganization : findContact)(scope, id);
  if (!row) throw new ProblemError('record_unknown');
  return row;
}

export async function getLinks(
  ctx: Pick<Context, 'scope'>,
  object: SyncedObject,
  record: string,
): Promise<RecordLinks> {
  const { name } = await getSynced(ctx, object, record);
  const links = await listLinks(ctx.scope, object, record);
  const connections = (await listTenantConnections(ctx.scope)).filter(({ disconnectedAt }) => disconnectedAt === null);
  return {
    ...{ object, record, name },
    links: connections.map(({ crm, lastReadAt }) => {
      const link = links.find((each) => each.crm === crm);
      return { crm, crmId: link?.crmId ?? null, modifiedAt: link?.modifiedAt ?? null, lastReadAt };
    }),
  };
}
