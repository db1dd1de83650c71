import type { Action, FormBlock, Option, PickerField, TableBlock, TextField, ToggleField } from '../vocabulary.ts';

export const save: Action = { id: 'save', label: 'Save', call: 'secondPartner.assign', input: { deal: 'd1' } };
export const clear: Action = { id: 'clear', label: 'Clear', call: 'secondPartner.clear', input: { deal: 'd1' } };

export const option = (value: string, more: Partial<Option> = {}): Option => ({
  value,
  label: value.toUpperCase(),
  ...more,
});

export const picker = (more: Partial<PickerField> = {}): PickerField => ({
  type: 'picker',
  name: 'secondPartner',
  label: 'Distributor',
  value: null,
  options: [option('a'), option('b'), option('c')],
  ...more,
});

export const textField = (name: string, more: Partial<TextField> = {}): TextField => ({
  type: 'text',
  name,
  label: name,
  value: null,
  ...more,
});

export const toggle = (name: string, more: Partial<ToggleField> = {}): ToggleField => ({
  type: 'toggle',
  name,
  label: name,
  value: false,
  ...more,
});

export const form = (field: Partial<PickerField> = {}, more: Partial<FormBlock> = {}): FormBlock => ({
  kind: 'form',
  id: 'choose',
  fields: [picker(field)],
  submit: save,
  others: [clear],
  ...more,
});

export const table = (ids: string[], more: Partial<TableBlock> = {}): TableBlock => ({
  kind: 'table',
  id: 'resellers',
  label: 'Resellers',
  columns: [{ key: 'name', label: 'Name', sortable: true }],
  rows: ids.map((id) => ({ id, cells: { name: { value: { type: 'text', text: id } } } })),
  empty: 'None',
  total: ids.length,
  source: { call: 'organization.resellers', input: { of: 'o1' } },
  ...more,
});
