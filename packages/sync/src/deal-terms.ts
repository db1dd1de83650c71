import { listTenantConnections } from '@tierline/db/connection';
import type { Scope } from '@tierline/db/scope';
import { getSyncScope } from '@tierline/db/sync-scope';
import type { CrmKind, DealObject } from '@tierline/domain/crm';
import { type StageNames, toTheirStage } from '@tierline/domain/stage-names';
import type { SyncScope } from '@tierline/domain/sync-scope';

/** By what deals and leads are kept in line: the vendor's scope, and the stages of each connected CRM. */
export interface DealTerms {
  scope: SyncScope;
  /** Of each connected CRM; null where it was not asked for them yet. */
  stages: ReadonlyMap<CrmKind, Readonly<Record<DealObject, readonly string[]>> | null>;
}

export async function loadDealTerms(scope: Scope): Promise<DealTerms> {
  const connections = (await listTenantConnections(scope)).filter(({ disconnectedAt }) => disconnectedAt === null);
  return {
    scope: (await getSyncScope(scope)).settings,
    stages: new Map(connections.map(({ crm, crmFields }) => [crm, crmFields?.stages ?? null])),
  };
}

export const stageNames = ({ scope, stages }: DealTerms, object: DealObject): StageNames => ({
  ...{ object, pairs: scope.stages },
  ours: stages.get('salesforce')?.[object] ?? null,
});

/** What a stage of ours is called in a CRM; null: it has no such stage. */
export const toStageThere = (terms: DealTerms, object: DealObject, crm: CrmKind, stage: string): string | null =>
  toTheirStage(stageNames(terms, object), crm, stage, terms.stages.get(crm)?.[object] ?? null);
