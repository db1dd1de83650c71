import { SpanKind, type Tracer, trace } from '@opentelemetry/api';
import type { Crm, CrmObject } from '@tierline/domain/crm';
import type { Crms } from '@tierline/sync/crms';
import { CRM, OBJECT, RECORDS, TENANT } from './attributes.ts';
import { markFailed, within } from './span.ts';

/** Adapters whose reads and deliveries have spans. A request's vendor is known once its adapter is asked for. */
export function watchCrms<C extends Crms>(crms: C, tracer: Tracer): C {
  return {
    ...crms,
    async get(tenantId: string, kind: Crm['kind']) {
      trace.getActiveSpan()?.setAttribute(TENANT, tenantId);
      return watchCrm(await crms.get(tenantId, kind), tenantId, tracer);
    },
  };
}

function watchCrm(crm: Crm, tenantId: string, tracer: Tracer): Crm {
  const begin = (name: string, object: CrmObject) =>
    tracer.startSpan(name, {
      kind: SpanKind.CLIENT,
      attributes: { [TENANT]: tenantId, [CRM]: crm.kind, [OBJECT]: object },
    });
  return {
    ...crm,
    find: (object, id, fields) => within(begin('read record', object), () => crm.find(object, id, fields)),
    findMany: (object, ids, fields) => within(begin('read records', object), () => crm.findMany(object, ids, fields)),
    writeSecondPartner: (object, id, value) =>
      within(begin('deliver', object), () => crm.writeSecondPartner(object, id, value)),
    writeMany: (object, writes) => within(begin('deliver', object), () => crm.writeMany(object, writes)),
    async *list(object, query) {
      const span = begin(query.since === null ? 'read everything' : 'read changes', object);
      let records = 0;
      try {
        for await (const page of crm.list(object, query)) {
          records += page.records.length;
          yield page;
        }
      } catch (error) {
        markFailed(span, error);
        throw error;
      } finally {
        span.setAttribute(RECORDS, records);
        span.end();
      }
    },
  };
}
