import type { HubSpotClient } from './client.ts';

export interface Stage {
  label: string;
  /** Whether a record in it is neither won, lost, qualified nor given up. */
  open: boolean;
}

/** Stages by their ids, which are unique across an account's pipelines ("Pipelines"). */
export async function loadStages(
  { pipelines }: HubSpotClient,
  object: 'deals' | 'leads',
): Promise<ReadonlyMap<string, Stage>> {
  const { results } = await pipelines.getAll(object);
  return new Map(
    results.flatMap(({ stages }) =>
      stages.map(({ id, label, metadata = {} }) => [id, { label, open: !isClosed(id, metadata) }] as const),
    ),
  );
}

/** A deal's stage says that it is closed; a lead's says which state it stands for, or has the id that HubSpot gave it. */
const isClosed = (id: string, metadata: Readonly<Record<string, string>>): boolean =>
  metadata.isClosed === 'true' ||
  ['QUALIFIED', 'UNQUALIFIED'].includes(metadata.leadState ?? '') ||
  ['qualified-stage-id', 'unqualified-stage-id'].includes(id);
