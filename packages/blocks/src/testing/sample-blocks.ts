import type {
  Action,
  ConditionLine,
  ConditionSubject,
  ConditionsField,
  ConditionTree,
  DateField,
  FormBlock,
  MultiField,
  Option,
  PickerField,
  TableBlock,
  TextField,
  ToggleField,
} from '../vocabulary.ts';

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

export const multi = (name: string, more: Partial<MultiField> = {}): MultiField => ({
  type: 'multi',
  name,
  label: name,
  value: [],
  options: [option('a'), option('b'), option('c')],
  ...more,
});

export const date = (name: string, more: Partial<DateField> = {}): DateField => ({
  type: 'date',
  name,
  label: name,
  value: null,
  ...more,
});

export const REGION: ConditionSubject = {
  value: 'region',
  label: 'Region',
  operators: [
    { value: 'any_of', label: 'is any of', takes: 'many' },
    { value: 'none_of', label: 'is none of', takes: 'many' },
    { value: 'blank', label: 'is blank', takes: 'none' },
  ],
  options: [option('emea'), option('apac')],
};

export const NAME: ConditionSubject = {
  value: 'name',
  label: 'Name',
  operators: [{ value: 'any_of', label: 'is any of', takes: 'many' }],
  options: [],
  search: { call: 'organization.names', input: { side: 'partner' } },
};

export const line = (
  id: string,
  field: string | null = null,
  operator: string | null = null,
  values: string[] = [],
): ConditionLine => ({ id, field, operator, values });

export const group = (id: string, join: 'and' | 'or', ...items: ConditionTree['items']): ConditionTree => ({
  id,
  join,
  items,
});

export const conditions = (name: string, value: ConditionTree): ConditionsField => ({
  type: 'conditions',
  name,
  label: name,
  locked: 'Account type is Reseller',
  empty: 'Every reseller',
  value,
  subjects: [REGION, NAME],
  mostDepth: 3,
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
