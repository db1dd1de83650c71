import type { Cell, Tone } from '../value.ts';
import type {
  Action,
  Block,
  ChainLink,
  ConditionLine,
  ConditionsField,
  ConditionTree,
  DateField,
  Field,
  FormBlock,
  Goto,
  MultiField,
  Option,
  PickerField,
  TextField,
  ToggleField,
} from '../vocabulary.ts';

/** Words that break layouts: long, without spaces, in another script, and as markup that must stay text. */
export const LONG_NAME = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk Handelsgesellschaft mbH & Co. KGaA';
export const LONG_SENTENCE =
  'The contract with this distributor ended on 30 September, so a deal that closes after that day cannot name it any more. ' +
  'Choose another distributor, or ask the partner manager of the region to extend the contract before the deal is won.';
export const MARKUP = '<b>Müller</b> & Søn “株式会社” <script>alert(1)</script>';

export const text = (words: string, more: Omit<Cell, 'value'> = {}): Cell => ({
  value: { type: 'text', text: words },
  ...more,
});

export const account = (id: number) => ({ object: 'Account', id: `001000000000${String(id).padStart(3, '0')}AAA` });

export const action = (id: string, label: string, more: Partial<Action> = {}): Action => ({
  id,
  label,
  call: 'gallery.act',
  input: {},
  ...more,
});

export const TONES: Tone[] = ['neutral', 'info', 'good', 'warn', 'bad'];

export const link = (id: string, role: string, name: string, more: Partial<ChainLink> = {}): ChainLink => ({
  id,
  role,
  name,
  ...more,
});

export const DISTRIBUTORS: Option[] = [
  { value: 'org_1', label: 'Carahsoft Technology Corp.', hint: 'Preferred, contract until 31 Dec 2027' },
  { value: 'org_2', label: 'Immix Technology, Inc.', hint: 'Contract until 30 Jun 2027' },
  { value: 'org_3', label: 'DLT Solutions, LLC', hint: 'Contract without an end' },
  { value: 'org_4', label: LONG_NAME, hint: 'Contract until 31 Mar 2028, for Public Sector in EMEA and the Americas' },
  { value: 'org_5', label: 'Promark Technology', disabled: 'Its contract with Brightline IT ended on 30 Sep 2026.' },
  { value: 'org_6', label: MARKUP, disabled: LONG_SENTENCE },
];

export const picker = (more: Partial<PickerField> = {}): PickerField => ({
  type: 'picker',
  name: 'secondPartner',
  label: 'Distributor',
  placeholder: 'Search distributors …',
  value: null,
  options: DISTRIBUTORS,
  ...more,
});

export const textField = (name: string, label: string, more: Partial<TextField> = {}): TextField => ({
  type: 'text',
  name,
  label,
  value: null,
  ...more,
});

export const toggle = (name: string, label: string, more: Partial<ToggleField> = {}): ToggleField => ({
  type: 'toggle',
  name,
  label,
  value: false,
  ...more,
});

export const REGIONS: Option[] = [
  { value: 'emea', label: 'EMEA' },
  { value: 'dach', label: 'DACH' },
  { value: 'na', label: 'North America' },
  { value: 'latam', label: 'Latin America' },
  { value: 'apac', label: 'Asia-Pacific', hint: 'With Japan and Australia' },
  { value: 'long', label: LONG_NAME },
];

export const multi = (more: Partial<MultiField> = {}): MultiField => ({
  type: 'multi',
  name: 'regions',
  label: 'Regions',
  placeholder: 'Search regions …',
  value: [],
  options: REGIONS,
  ...more,
});

export const date = (name: string, label: string, more: Partial<DateField> = {}): DateField => ({
  type: 'date',
  name,
  label,
  value: null,
  ...more,
});

const ONE_VALUE: ConditionsField['subjects'][number]['operators'] = [
  { value: 'any_of', label: 'is any of', takes: 'many' },
  { value: 'none_of', label: 'is none of', takes: 'many' },
  { value: 'blank', label: 'is blank', takes: 'none' },
  { value: 'not_blank', label: 'is not blank', takes: 'none' },
];

const SUBJECTS: ConditionsField['subjects'] = [
  {
    value: 'name',
    label: 'Name',
    operators: ONE_VALUE.slice(0, 2),
    options: DISTRIBUTORS.slice(0, 4),
    search: { call: 'gallery.names', input: {} },
  },
  { value: 'region', label: 'Region', operators: ONE_VALUE, options: REGIONS },
  {
    value: 'segment',
    label: 'Segment',
    operators: ONE_VALUE,
    options: [
      { value: 'public', label: 'Public Sector' },
      { value: 'enterprise', label: 'Enterprise' },
      { value: 'smb', label: 'Small and medium businesses' },
    ],
  },
  {
    value: 'product_lines',
    label: 'Product lines',
    operators: [
      { value: 'includes_any', label: 'includes any of', takes: 'many' },
      { value: 'includes_all', label: 'includes all of', takes: 'many' },
      ...ONE_VALUE.slice(1),
    ],
    options: [
      { value: 'network', label: 'Network' },
      { value: 'security', label: 'Security' },
      { value: 'storage', label: 'Storage' },
    ],
  },
];

export const line = (
  id: string,
  field: string | null,
  operator: string | null = null,
  values: string[] = [],
): ConditionLine => ({ id, field, operator, values });

export const group = (id: string, join: 'and' | 'or', items: ConditionTree['items']): ConditionTree => ({
  id,
  join,
  items,
});

export const conditions = (
  name: string,
  label: string,
  value: ConditionTree,
  more: Partial<ConditionsField> = {},
): ConditionsField => ({
  type: 'conditions',
  name,
  label,
  locked: 'Account type is Reseller',
  empty: 'Every reseller',
  value,
  subjects: SUBJECTS,
  mostDepth: 3,
  ...more,
});

export const goto = (id: string, label: string, params: Goto['params'] = {}): Goto => ({
  id,
  label,
  screen: 'gallery',
  params: { to: id, ...params },
});

export const form = (
  id: string,
  fields: Field[],
  more: { submit?: Partial<Action>; others?: Action[]; preview?: NonNullable<FormBlock['preview']> } = {},
): Block => ({
  kind: 'form',
  id,
  fields,
  submit: action('save', 'Save', { look: 'primary', ...more.submit }),
  ...(more.others && { others: more.others }),
  ...(more.preview && { preview: more.preview }),
});
