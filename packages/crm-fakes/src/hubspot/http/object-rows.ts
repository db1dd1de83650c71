import { requireObjectScope } from '../access/scopes.ts';
import type { Account } from '../account.ts';
import { recordNotFound } from '../api-error.ts';
import type { ObjectType } from '../object-type.ts';
import { findMerged } from '../records/merge.ts';
import { compareIds, type StoredRecord } from '../records/record-store.ts';
import { archiveRecord } from '../records/save.ts';
import { findByUniqueValue, requireUnique } from '../records/unique-value.ts';
import {
  type Ctx,
  callerOf,
  type Endpoints,
  getTypeOf,
  queryFlag,
  queryLimit,
  queryList,
  readObject,
} from './context.ts';
import { type ObjectBody, toAssociations, toObjectBody, toWrittenBody } from './representation.ts';
import { planCreate, planUpdate } from './write-object.ts';

/** `/crm/v3/objects/{type}` and one record of it ("Objects"). */
export const objectRows: Endpoints = (api, account) => {
  api.get('/crm/v3/objects/:type', (c) => {
    const type = getTypeOf(c.req.param('type'));
    requireObjectScope(callerOf(c), type, 'read');
    const limit = queryLimit(c, 10, 100);
    const after = c.req.query('after');
    const rows = account.records
      .list(type)
      .filter(({ id, archivedAt }) => (archivedAt !== null) === queryFlag(c, 'archived') && isFrom(id, after));
    const page = rows.slice(0, Math.min(limit, account.limits.shortPages.shift() ?? limit));
    const next = rows[page.length]?.id;
    return c.json({
      results: page.map((record) => toBody(c, account, type, record)),
      ...(next !== undefined && { paging: { next: toNextPage(c, next) } }),
    });
  });

  api.post('/crm/v3/objects/:type', async (c) => {
    const type = getTypeOf(c.req.param('type'));
    const caller = callerOf(c);
    requireObjectScope(caller, type, 'write');
    const record = planCreate(account, caller.actor, type, await readObject(c))();
    return c.json(toWrittenBody(account, type, record), 201);
  });

  api.get('/crm/v3/objects/:type/:id', (c) => {
    const type = getTypeOf(c.req.param('type'));
    requireObjectScope(callerOf(c), type, 'read');
    const record = getRecord(c, account, type);
    return c.json(toBody(c, account, type, record));
  });

  api.patch('/crm/v3/objects/:type/:id', async (c) => {
    const type = getTypeOf(c.req.param('type'));
    const caller = callerOf(c);
    requireObjectScope(caller, type, 'write');
    const input = await readObject(c);
    const record = planUpdate(account, caller.actor, type, getRecord(c, account, type), input)();
    return c.json(toWrittenBody(account, type, record));
  });

  api.delete('/crm/v3/objects/:type/:id', (c) => {
    const type = getTypeOf(c.req.param('type'));
    const caller = callerOf(c);
    requireObjectScope(caller, type, 'write');
    const record = account.records.find(type, c.req.param('id'));
    if (record) archiveRecord(account, caller.actor, type, record);
    return c.body(null, 204);
  });
};

/** A page begins with the record whose id `after` is ("Using Object APIs": retrieve all records). */
function isFrom(id: string, after: string | undefined): boolean {
  return after === undefined || compareIds(id, after) >= 0;
}

function toNextPage(c: Ctx, after: string) {
  return { after, link: `${new URL(c.req.url).origin}${c.req.path}?after=${after}` };
}

/**
 * By id, or by the unique property that `idProperty` names; archived ones only where they are asked for. The id of a
 * record that was merged leads to what became of it ("Using Object APIs": update records); batches do not know it.
 */
function getRecord(c: Ctx, account: Account, type: ObjectType): StoredRecord {
  const id = c.req.param('id') ?? '';
  const idProperty = c.req.query('idProperty');
  if (idProperty !== undefined && idProperty !== 'hs_object_id') {
    requireUnique(account, type, idProperty);
    return findByUniqueValue(account, type, idProperty, id) ?? recordNotFound('0');
  }
  const record = account.records.find(type, id);
  if (record && (record.archivedAt !== null) === queryFlag(c, 'archived')) return record;
  return findMerged(account, type, id) ?? recordNotFound(id);
}

function toBody(c: Ctx, account: Account, type: ObjectType, record: StoredRecord): ObjectBody {
  const body = toObjectBody(account, type, record, queryList(c, 'properties'));
  const others = queryList(c, 'associations').map(getTypeOf);
  if (others.length === 0) return body;
  return { ...body, associations: toAssociations(account, type, record, others) };
}
