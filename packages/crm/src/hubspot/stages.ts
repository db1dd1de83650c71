import type { DealObject } from '@tierline/domain/crm';
import type { Account } from './account.ts';
import type { HubSpotClient } from './client.ts';
import { hasReason } from './failure.ts';

export interface Stage {
  label: string;
  /** Whether a record in it is neither won, lost, qualified nor given up. */
  open: boolean;
  pipelineId: string;
}

/** Stages by their ids, which are unique across an account's pipelines ("Pipelines"). */
export async function loadStages(
  { pipelines }: HubSpotClient,
  object: 'deals' | 'leads',
): Promise<ReadonlyMap<string, Stage>> {
  const { results } = await pipelines.getAll(object);
  return new Map(
    results.flatMap(({ id: pipelineId, stages }) =>
      stages.map(({ id, label, metadata = {} }) => [id, { label, open: !isClosed(id, metadata), pipelineId }] as const),
    ),
  );
}

/** A deal's stage says that it is closed; a lead's says which state it stands for, or has the id that HubSpot gave it. */
const isClosed = (id: string, metadata: Readonly<Record<string, string>>): boolean =>
  metadata.isClosed === 'true' ||
  ['QUALIFIED', 'UNQUALIFIED'].includes(metadata.leadState ?? '') ||
  ['qualified-stage-id', 'unqualified-stage-id'].includes(id);

/** Names of the stages of all pipelines, each once. */
export async function listStages({ dealStages, leadStages }: Account, object: DealObject): Promise<string[]> {
  try {
    const stages = await (object === 'deal' ? dealStages : leadStages).until(() => false);
    return [...new Set([...stages.values()].map(({ label }) => label))];
  } catch (error) {
    // An account that keeps its leads to itself is whole without them.
    if (object === 'lead' && hasReason(error, 'MISSING_SCOPES')) return [];
    throw error;
  }
}
