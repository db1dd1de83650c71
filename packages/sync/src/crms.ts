import type { Crm, CrmKind } from '@tierline/domain/crm';

/** The adapters of the vendors' CRMs. Rejects with a `CrmFailure` when one cannot be had. */
export interface Crms {
  get(tenantId: string, crm: CrmKind): Promise<Crm>;
}
