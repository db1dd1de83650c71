import { findConnection } from '@tierline/db/connection';
import { getSavedMappings } from '@tierline/db/field-mapping';
import type { RecordWriteRow } from '@tierline/db/record-write';
import type { Scope } from '@tierline/db/scope';
import { toOurs } from '@tierline/domain/field-mapping/convert';
import { toMappings } from '@tierline/domain/field-mapping/default-mapping';

/** What the field behind a write offers, in Tierline's words; null where anything can be typed. */
export async function listOffered(
  scope: Scope,
  { crm, object, target }: Pick<RecordWriteRow, 'crm' | 'object' | 'target'>,
): Promise<{ value: string; label: string }[] | null> {
  if (object === 'deal' || object === 'lead') return null;
  const described = (await findConnection(scope, crm))?.crmFields ?? null;
  const { mappings } = await getSavedMappings(scope, crm, object);
  const standard = described?.standard[object] ?? {};
  const mapping = toMappings(object, mappings, standard, described?.[object] ?? null).find(({ key }) => key === target);
  const field = described?.[object].find(({ name }) => name === mapping?.field);
  if (!mapping || !field || field.values.length === 0) return null;
  return field.values.flatMap(({ value, label }) => {
    const ours = toOurs(mapping, [value]);
    return ours.ok && ours.values[0] !== undefined ? [{ value: ours.values[0], label }] : [];
  });
}
