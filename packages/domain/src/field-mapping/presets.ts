import type { CrmField } from '../crm.ts';
import type { SyncScope } from '../sync-scope.ts';
import type { ConflictRule, Direction, FieldMapping } from './field-mapping.ts';

/**
 * Ready-made policies. `crm_is_truth`: what the CRM says counts, and Tierline's own value gives way. `two_way`: every field
 * both ways, the later change wins. `first_master`: the same, and at first sight of a record one side is right altogether.
 */
export type Preset = 'crm_is_truth' | 'two_way' | 'first_master';

export const PRESETS: readonly Preset[] = ['crm_is_truth', 'two_way', 'first_master'];

export interface PresetOutcome {
  mappings: FieldMapping[];
  firstMaster: SyncScope['firstMaster'];
}

/** The mappings under a preset; fields, values and what is left out altogether stay as they are. */
export function applyPreset(
  preset: Preset,
  mappings: readonly FieldMapping[],
  { fields, master }: { fields: readonly Pick<CrmField, 'name' | 'writable'>[]; master: 'crm' | 'tierline' },
): PresetOutcome {
  const conflict: ConflictRule = preset === 'crm_is_truth' ? 'crm' : 'latest';
  const isWritable = ({ field }: FieldMapping) =>
    fields.some(({ name, writable }) => writable && name.toLowerCase() === field.toLowerCase());
  const direction = (mapping: FieldMapping): Direction => (isWritable(mapping) ? 'both' : 'read_only');
  return {
    mappings: mappings.map((mapping) =>
      mapping.direction === 'excluded' ? mapping : { ...mapping, direction: direction(mapping), conflict },
    ),
    firstMaster: { crm_is_truth: 'crm' as const, two_way: null, first_master: master }[preset],
  };
}
