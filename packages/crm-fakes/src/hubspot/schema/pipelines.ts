import type { ObjectType } from '../object-type.ts';

export interface PipelineStage {
  id: string;
  label: string;
  displayOrder: number;
  metadata: Readonly<Record<string, string>>;
}

export interface Pipeline {
  id: string;
  label: string;
  displayOrder: number;
  stages: readonly PipelineStage[];
}

export interface Pipelines {
  list(type: ObjectType): readonly Pipeline[];
  add(type: ObjectType, pipeline: Pipeline): void;
  find(type: ObjectType, id: string): Pipeline | undefined;
  /** The stage and its pipeline; of that pipeline when one is named. */
  findStage(type: ObjectType, stageId: string, pipelineId?: string): PipelineStage | undefined;
}

/** A new account's sales pipeline: id, label, probability, whether a deal in it is closed. */
const dealStages: readonly [string, string, string, boolean][] = [
  ['appointmentscheduled', 'Appointment Scheduled', '0.2', false],
  ['qualifiedtobuy', 'Qualified To Buy', '0.4', false],
  ['presentationscheduled', 'Presentation Scheduled', '0.6', false],
  ['decisionmakerboughtin', 'Decision Maker Bought-In', '0.8', false],
  ['contractsent', 'Contract Sent', '0.9', false],
  ['closedwon', 'Closed Won', '1.0', true],
  ['closedlost', 'Closed Lost', '0.0', true],
];

/** A new account's lead pipeline; its ids look like placeholders, and are what HubSpot really uses. */
const leadStages: readonly [string, string, string][] = [
  ['new-stage-id', 'New', 'NEW'],
  ['attempting-stage-id', 'Attempting', 'IN_PROGRESS'],
  ['connected-stage-id', 'Connected', 'IN_PROGRESS'],
  ['qualified-stage-id', 'Qualified', 'QUALIFIED'],
  ['unqualified-stage-id', 'Disqualified', 'UNQUALIFIED'],
];

export const newLeadStage = 'new-stage-id';
export const qualifiedLeadStage = 'qualified-stage-id';

const dealPipeline: Pipeline = {
  id: 'default',
  label: 'Sales Pipeline',
  displayOrder: 0,
  stages: dealStages.map(([id, label, probability, isClosed], displayOrder) => ({
    id,
    label,
    displayOrder,
    metadata: { isClosed: String(isClosed), probability },
  })),
};

const leadPipeline: Pipeline = {
  id: 'lead-pipeline-id',
  label: 'Lead pipeline',
  displayOrder: 0,
  stages: leadStages.map(([id, label, leadState], displayOrder) => ({
    id,
    label,
    displayOrder,
    metadata: { leadState, isClosed: String(leadState.endsWith('QUALIFIED')) },
  })),
};

export function createPipelines(): Pipelines {
  const pipelines = new Map<string, Pipeline[]>([
    ['deals', [dealPipeline]],
    ['leads', [leadPipeline]],
  ]);
  const list: Pipelines['list'] = ({ name }) => pipelines.get(name) ?? [];
  return {
    list,
    add(type, pipeline) {
      pipelines.set(type.name, [...list(type), pipeline]);
    },
    find: (type, id) => list(type).find((pipeline) => pipeline.id === id),
    findStage: (type, stageId, pipelineId) =>
      list(type)
        .filter(({ id }) => pipelineId === undefined || id === pipelineId)
        .flatMap(({ stages }) => stages)
        .find(({ id }) => id === stageId),
  };
}
