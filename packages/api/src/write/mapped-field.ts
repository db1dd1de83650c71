import { findConnection } from '@tierline/db/connection';
import { getSavedMappings } from '@tierline/db/field-mapping';
import type { RecordWriteRow } from '@tierline/db/record-write';
import type { SyncedObject } from '@tierline/domain/crm';
import { toMappings } from '@tierline/domain/field-mapping/default-mapping';
import type { FieldMapping } from '@tierline/domain/field-mapping/field-mapping';
import type { Context } from '../context.ts';

/** How the fields of a kind of record are mapped at present, in the CRM that one works in. */
export async function listMappings({ crm, scope }: Context, object: SyncedObject): Promise<FieldMapping[]> {
  const { mappings } = await getSavedMappings(scope, crm.kind, object);
  const described = (await findConnection(scope, crm.kind))?.crmFields?.[object] ?? null;
  return toMappings(object, mappings, crm.standardFields(object), described);
}

/** The CRM's own names of the fields that a write to a target changes, as the CRM has to let the viewer edit them. */
export async function listFieldsWritten(
  ctx: Context,
  { object, target }: Pick<RecordWriteRow, 'object' | 'target'>,
): Promise<string[]> {
  const { crm } = ctx;
  if (object === 'deal' || object === 'lead') {
    const field = crm.standardFields(object)[target];
    return field === undefined ? [] : [field];
  }
  if (object === 'organization' && (target === 'contracts' || target === 'preferred')) {
    return [crm.organizationField(target)];
  }
  const keys = object === 'organization' && target === 'account_type' ? ['account_type', 'status'] : [target];
  const mappings = await listMappings(ctx, object);
  return keys.flatMap((key) => {
    const mapped = mappings.find((mapping) => mapping.key === key)?.field;
    if (mapped !== undefined) return [mapped];
    if (object === 'contact') return [];
    return [crm.organizationField(key === 'account_type' || key === 'status' ? key : { key })];
  });
}
