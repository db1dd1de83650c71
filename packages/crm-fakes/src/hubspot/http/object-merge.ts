import { requireObjectScope } from '../access/scopes.ts';
import { invalid, recordNotFound } from '../api-error.ts';
import { mergeRecords } from '../records/merge.ts';
import { callerOf, type Endpoints, getTypeOf, readObject } from './context.ts';
import { toWrittenBody } from './representation.ts';

/** `/crm/v3/objects/{type}/merge`. */
export const objectMerge: Endpoints = (api, account) => {
  api.post('/crm/v3/objects/:type/merge', async (c) => {
    const type = getTypeOf(c.req.param('type'));
    const caller = callerOf(c);
    requireObjectScope(caller, type, 'write');
    if (type.name === 'leads') invalid('Merging is not supported for object type LEAD');
    const { primaryObjectId, objectIdToMerge } = await readObject(c);
    if (primaryObjectId === objectIdToMerge) invalid('A record cannot be merged with itself');
    const [primary, other] = [String(primaryObjectId), String(objectIdToMerge)].map((id) => {
      const record = account.records.find(type, id);
      return record?.archivedAt === null ? record : recordNotFound(id);
    });
    if (!primary || !other) return invalid('primaryObjectId and objectIdToMerge are required');
    return c.json(toWrittenBody(account, type, mergeRecords(account, caller.actor, type, primary, other)));
  });
};
