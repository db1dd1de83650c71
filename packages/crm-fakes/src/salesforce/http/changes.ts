import { refuse } from '../api-error.ts';
import { toRestDatetime } from '../records/timestamps.ts';
import { type Ctx, callerOf, type Endpoints, getVisibleObject } from './context.ts';

const day = 24 * 3600 * 1000;

/** "sObject Get Updated" and "sObject Get Deleted": seconds of the window's ends are ignored. */
export const changes: Endpoints = (api, org) => {
  api.get('/sobjects/:object/updated', (c) => {
    const { object, start, end } = windowOf(c, 30);
    const { access } = callerOf(c);
    const ids = [...org.store.list(object)]
      .filter((record) => !record.IsDeleted && access.canReadRecord(object, record))
      .filter((record) => within(String(record.SystemModstamp), start, end))
      .map(({ Id }) => Id);
    return c.json({ ids, latestDateCovered: toApiDate(Math.min(end, minuteOf(org.clock().getTime()))) });
  });
  api.get('/sobjects/:object/deleted', (c) => {
    const { object, start, end } = windowOf(c, 15);
    const deleted = [...org.store.deletions.values()].flatMap(({ at, object: name, id, cascaded }) =>
      [{ object: name, id }, ...cascaded]
        .filter((each) => each.object === object.name)
        .map((each) => ({ id: each.id, at })),
    );
    return c.json({
      deletedRecords: deleted
        .filter(({ at }) => within(at, start, end))
        .map(({ id, at }) => ({ id, deletedDate: toRestDatetime(at) })),
      earliestDateAvailable: toApiDate(org.clock().getTime() - 15 * day),
      latestDateCovered: toApiDate(Math.min(end, minuteOf(org.clock().getTime()))),
    });
  });
};

function windowOf(c: Ctx, daysBack: number) {
  const object = getVisibleObject(c, c.req.param('object') ?? '');
  const [start, end] = [parse(c.req.query('start')), parse(c.req.query('end'))];
  if (end <= start)
    refuse(400, 'INVALID_REPLICATION_DATE', 'endDate must be at least one minute greater than startDate');
  if (start < callerOf(c).org.clock().getTime() - daysBack * day) {
    refuse(400, 'INVALID_REPLICATION_DATE', `startDate before org replication enabled date`);
  }
  return { object, start, end };
}

function parse(text: string | undefined): number {
  const instant = Date.parse((text ?? '').replace(' ', '+').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (Number.isNaN(instant)) return refuse(400, 'INVALID_REPLICATION_DATE', `Invalid date: ${text ?? ''}`);
  return minuteOf(instant);
}

function minuteOf(instant: number): number {
  return Math.floor(instant / 60_000) * 60_000;
}

function within(instant: string, start: number, end: number): boolean {
  const at = Date.parse(instant);
  return at >= start && at < end;
}

function toApiDate(instant: number): string {
  return new Date(instant).toISOString().replace('Z', '+0000');
}
