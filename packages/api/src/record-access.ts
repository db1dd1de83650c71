import { findLink } from '@tierline/db/record-link';
import type { CrmObject } from '@tierline/domain/crm';
import { mayEdit } from '@tierline/domain/viewer';
import type { Context } from './context.ts';
import { ProblemError } from './problem/problem-error.ts';

export interface OpenRecord {
  object: CrmObject;
  /** The CRM's id, in its one spelling. */
  crmId: string;
}

/** The record on the page, as the CRM vouched for it; null on a page without one. */
export function findOpenRecord({ viewer, crm }: Context): OpenRecord | null {
  if (!viewer.record) return null;
  const object = crm.toObject(viewer.record.object);
  const crmId = crm.toId(viewer.record.id);
  if (!object || !crmId) throw new ProblemError('record_unknown');
  return { object, crmId };
}

/** Our id of the record on the page; null when Tierline has not read it yet. */
export async function findOpenId(ctx: Context, record: OpenRecord): Promise<string | null> {
  return (await findLink(ctx.scope, ctx.crm.kind, record.object, record.crmId))?.id ?? null;
}

/** Refuses ids of other records than the one on the page: only for that one has the CRM said what the viewer may do. */
export async function requireOpen(ctx: Context, objects: readonly CrmObject[], id: string): Promise<OpenRecord> {
  const record = findOpenRecord(ctx);
  if (!record || !objects.includes(record.object) || (await findOpenId(ctx, record)) !== id) {
    throw new ProblemError('record_unknown');
  }
  return record;
}

/** Refuses unless the CRM said that the viewer may edit the record on the page, and this field of it. */
export function requireEditable({ viewer }: Context, field: string): void {
  if (!viewer.record?.edit) throw new ProblemError('record_not_editable');
  if (!mayEdit(viewer.record, field)) {
    throw new ProblemError('field_not_editable', { detail: { name: field } });
  }
}
