import { listTenantConnections } from '@tierline/db/connection';
import { listLinks } from '@tierline/db/record-link';
import type { CrmKind, WrittenObject } from '@tierline/domain/crm';
import type { Context } from '../context.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { findNamed } from '../write/find-named.ts';

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
  object: WrittenObject;
  /** Ours. */
  record: string;
  name: string;
  links: LinkThere[];
}

/** A record of the tenant's own: whoever may see the network may see each of them. */
export async function getSynced(
  { scope }: Pick<Context, 'scope'>,
  object: WrittenObject,
  id: string,
): Promise<{ name: string }> {
  const row = await findNamed(scope, object, id);
  if (!row) throw new ProblemError('record_unknown');
  return row;
}

export async function getLinks(
  ctx: Pick<Context, 'scope'>,
  object: WrittenObject,
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
