import { describe, expect, it } from 'vitest';
import { toDefaultMapping } from './default-mapping.ts';
import type { ConflictRule, Direction, FieldMapping } from './field-mapping.ts';
import { applyPreset, PRESETS, type Preset } from './presets.ts';

const mapping = (key: string, direction: Direction, conflict: ConflictRule): FieldMapping => ({
  ...toDefaultMapping('organization', key, key),
  ...{ direction, conflict, values: [{ ours: 'a', theirs: 'b' }] },
});
const MAPPINGS = [
  mapping('name', 'both', 'tierline'),
  mapping('region', 'read_only', 'fill_blanks'),
  mapping('formula', 'read_only', 'latest'),
  mapping('motto', 'excluded', 'latest'),
];
const fields = ['name', 'REGION', 'motto', 'formula'].map((name) => ({ name, writable: name !== 'formula' }));
const apply = (preset: Preset, master: 'crm' | 'tierline' = 'crm') => applyPreset(preset, MAPPINGS, { fields, master });
const rules = (preset: Preset) => apply(preset).mappings.map(({ direction, conflict }) => `${direction} ${conflict}`);

describe('presets (rows 164, 178, 272)', () => {
  it.each<[Preset, string[]]>([
    ['crm_is_truth', ['both crm', 'both crm', 'read_only crm', 'excluded latest']],
    ['two_way', ['both latest', 'both latest', 'read_only latest', 'excluded latest']],
    ['first_master', ['both latest', 'both latest', 'read_only latest', 'excluded latest']],
  ])('%s', (preset, expected) => expect(rules(preset)).toEqual(expected));

  it.each<[Preset, 'crm' | 'tierline', 'crm' | 'tierline' | null]>([
    ['crm_is_truth', 'tierline', 'crm'],
    ['two_way', 'crm', null],
    ['first_master', 'crm', 'crm'],
    ['first_master', 'tierline', 'tierline'],
  ])('%s with %s as the master', (preset, master, firstMaster) =>
    expect(apply(preset, master).firstMaster).toBe(firstMaster),
  );

  it.each(PRESETS)('%s leaves what the CRM has no field for', (preset) => {
    const mappings = [mapping('gone', 'read_only', 'tierline')];
    expect(applyPreset(preset, mappings, { fields, master: 'crm' }).mappings).toEqual(mappings);
  });

  it.each(PRESETS)('%s leaves fields and values as they are, and applied again changes nothing', (preset) => {
    const once = apply(preset);
    expect(applyPreset(preset, once.mappings, { fields, master: 'crm' }).mappings).toEqual(once.mappings);
    for (const [at, { values, field, key }] of once.mappings.entries()) {
      expect({ values, field, key }).toEqual({ values: MAPPINGS[at]?.values, field: MAPPINGS[at]?.field, key });
    }
  });
});
