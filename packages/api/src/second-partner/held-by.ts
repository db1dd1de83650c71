import type { DealRow } from '@tierline/db/deal';
import { listLinks } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import type { CrmKind } from '@tierline/domain/crm';

/** The second partner that a CRM was last seen to hold for a deal, whatever counts here. */
export async function findHeldBy(scope: Scope, crm: CrmKind, deal: DealRow): Promise<string | null> {
  const link = (await listLinks(scope, deal.kind, deal.id)).find((each) => each.crm === crm);
  const held = link?.seen?.secondPartnerId;
  return held === undefined ? deal.secondPartnerId : (held as string | null);
}
