import type { CrmField } from '../crm.ts';
import type { SyncScope } from '../sync-scope.ts';
import type { ConflictRule, FieldMapping } from './field-mapping.ts';

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

/** The mappings under a preset; fields, values and what is left out altogether stay as they are, and so does what the CRM has no field for. */
export function applyPreset(
  preset: Preset,
  mappings: readonly FieldMapping[],
  { fields, master }: { fields: readonly Pick<CrmField, 'name' | 'writable'>[]; master: 'crm' | 'tierline' },
): PresetOutcome {
  const conflict: ConflictRule = preset === 'crm_is_truth' ? 'crm' : 'latest';
  function under(mapping: FieldMapping): FieldMapping {
    const field = fields.find(({ name }) => name.toLowerCase() === mapping.field.toLowerCase());
    if (!field || mapping.direction === 'excluded') return mapping;
    return { ...mapping, direction: field.writable ? 'both' : 'read_only', conflict };
  }
  return {
    mappings: mappings.map(under),
    firstMaster: { crm_is_truth: 'crm' as const, two_way: null, first_master: master }[preset],
  };
}
