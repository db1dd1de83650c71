import { getSavedMappings, saveMappings } from '@tierline/db/field-mapping';
import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import { toDefaultMapping } from '@tierline/domain/field-mapping/default-mapping';
import type { FieldMapping } from '@tierline/domain/field-mapping/field-mapping';
import type { BothCrms } from './both-crms.ts';

/** An admin saves a mapping of one field, beside those that are saved; what is not said is as by default. */
export async function mapField(
  { scope, adapters }: Pick<BothCrms, 'scope' | 'adapters'>,
  crm: CrmKind,
  object: SyncedObject,
  key: string,
  change: Partial<FieldMapping>,
): Promise<void> {
  const { mappings, revision } = await getSavedMappings(scope, crm, object);
  const known = mappings.find((mapping) => mapping.key === key);
  const own = known ?? toDefaultMapping(object, key, adapters[crm]?.standardFields(object)[key] ?? key);
  const others = mappings.filter((mapping) => mapping.key !== key);
  const saved = await saveMappings(scope, crm, object, [...others, { ...own, ...change }], revision);
  if (!saved) throw new Error('somebody else saved it');
}
