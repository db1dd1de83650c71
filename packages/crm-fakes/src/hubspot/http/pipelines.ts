import { requireSchemaScope } from '../access/scopes.ts';
import type { Account } from '../account.ts';
import { refuse } from '../api-error.ts';
import type { ObjectType } from '../object-type.ts';
import type { Pipeline, PipelineStage } from '../schema/pipelines.ts';
import { type Ctx, callerOf, type Endpoints, getTypeOf } from './context.ts';

const base = '/crm/v3/pipelines/:type';
/** When HubSpot made the pipelines of this account; nobody has changed them since. */
const madeAt = { createdAt: '2024-01-01T00:00:00.000Z', updatedAt: '2024-01-01T00:00:00.000Z', archived: false };

export const pipelines: Endpoints = (api, account) => {
  api.get(base, (c) => c.json({ results: account.pipelines.list(readType(c)).map(toBody) }));

  api.get(`${base}/:id`, (c) => c.json(toBody(getPipeline(account, readType(c), c.req.param('id')))));

  api.get(`${base}/:id/stages`, (c) => {
    const { stages } = getPipeline(account, readType(c), c.req.param('id'));
    return c.json({ results: stages.map(toStageBody) });
  });

  api.get(`${base}/:id/stages/:stageId`, (c) => {
    const stage = account.pipelines.findStage(readType(c), c.req.param('stageId'), c.req.param('id'));
    return c.json(toStageBody(stage ?? notFound(`Stage ${c.req.param('stageId')}`)));
  });
};

function readType(c: Ctx): ObjectType {
  const type = getTypeOf(c.req.param('type'));
  requireSchemaScope(callerOf(c), type, 'read');
  return type;
}

function getPipeline(account: Account, type: ObjectType, id: string): Pipeline {
  return account.pipelines.find(type, id) ?? notFound(`Pipeline ${id}`);
}

function notFound(what: string): never {
  refuse(404, { message: `${what} does not exist`, category: 'OBJECT_NOT_FOUND' });
}

function toBody({ stages, ...pipeline }: Pipeline) {
  return { ...pipeline, stages: stages.map(toStageBody), ...madeAt };
}

function toStageBody(stage: PipelineStage) {
  return { ...stage, writePermissions: 'CRM_PERMISSIONS_ENFORCEMENT', ...madeAt };
}
