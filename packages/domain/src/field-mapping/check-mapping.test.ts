import { describe, expect, it } from 'vitest';
import type { CrmField } from '../crm.ts';
import { checkMappings, type MappingSurroundings } from './check-mapping.ts';
import { toDefaultMapping } from './default-mapping.ts';
import type { FieldMapping } from './field-mapping.ts';
import { listOwnValues } from './own-values.ts';

const field = (name: string, more: Partial<CrmField> = {}): CrmField => ({
  ...{ name, label: `${name} label`, type: 'text', values: [], writable: true, restricted: false },
  ...more,
});
const select = (name: string, values: readonly string[], more: Partial<CrmField> = {}) =>
  field(name, { type: 'select', restricted: true, values: values.map((value) => ({ value, label: value })), ...more });
const STATUSES = listOwnValues('organization', 'status') ?? [];
const FIELDS = [
  field('Name'),
  select('Type', ['Reseller', 'Agent', 'Distributor']),
  select('Status', STATUSES),
  select('Region', ['EMEA', 'APAC']),
  select('Lines', ['Pool 1'], { type: 'multi_select' }),
  field('Formula', { writable: false }),
  field('IsSecond', { type: 'flag' }),
];
const TYPES = [
  { ours: 'partner', theirs: 'Reseller' },
  { ours: 'partner', theirs: 'Agent' },
  { ours: 'partner_2', theirs: 'Distributor' },
];
const mapping = (key: string, name: string, more: Partial<FieldMapping> = {}): FieldMapping => ({
  ...toDefaultMapping('organization', key, name),
  ...more,
});
const types = (more: Partial<FieldMapping> = {}) => mapping('account_type', 'Type', { values: TYPES, ...more });
const check = (drafts: FieldMapping[], more: Partial<MappingSurroundings> = {}) =>
  checkMappings(drafts, { object: 'organization', fields: FIELDS, ...more });
const faultsOf = (draft: FieldMapping, more?: Partial<MappingSurroundings>) => check([draft], more);

describe('what speaks against a mapping (rows 57, 165, 169)', () => {
  it.each<[string, FieldMapping, object]>([
    ['a field that the CRM lacks', mapping('name', 'Nowhere'), { code: 'field_unknown', field: 'Nowhere' }],
    [
      'one that it does not let anybody write',
      mapping('score', 'Formula'),
      { code: 'not_writable', field: 'Formula label' },
    ],
    ['several values for one', mapping('tier', 'Lines'), { code: 'several_to_one', field: 'Lines label' }],
    ['a list of names in a text', mapping('contracts', 'Name'), { code: 'one_for_several', field: 'Name label' }],
    [
      'a list of names in a choice of one',
      mapping('contracts', 'Region'),
      { code: 'one_for_several', field: 'Region label' },
    ],
    ['no name', mapping('name', 'Name', { direction: 'excluded' }), { code: 'not_excludable' }],
    ['no account type', types({ direction: 'excluded' }), { code: 'not_excludable' }],
    ['a key that is none', mapping('Tier Level', 'Name'), { code: 'key_malformed' }],
    ['a key that Tierline needs itself', mapping('record', 'Name'), { code: 'key_malformed' }],
    ['an account type that says nothing of blanks', types({ blank: null }), { code: 'blank_unstated' }],
  ])('%s', (_, draft, fault) => expect(faultsOf(draft)).toEqual([{ key: draft.key, ...fault }]));

  it('a field or a key that is used twice, in whatever letter case', () => {
    expect(check([mapping('name', 'Name'), mapping('motto', 'NAME')])).toEqual([
      { code: 'field_twice', key: 'motto', field: 'Name label', other: 'name' },
    ]);
    expect(check([mapping('motto', 'Name'), mapping('motto', 'Region')])).toMatchObject([{ code: 'key_twice' }]);
    expect(check([mapping('region', 'Name', { direction: 'excluded' }), mapping('name', 'Name')])).toEqual([]);
  });

  it('several values here, where the other CRM has room for one', () => {
    expect(faultsOf(mapping('pools', 'Lines'))).toEqual([]);
    expect(faultsOf(mapping('pools', 'Lines'), { singleElsewhere: ['pools'] })).toMatchObject([
      { code: 'several_to_one' },
    ]);
    expect(faultsOf(mapping('product_lines', 'Lines'))).toEqual([]);
  });

  it('of several preferred ones, where they are only read, the first counts (row 61)', () => {
    expect(faultsOf(mapping('preferred', 'Lines', { direction: 'read_only' }))).toEqual([]);
    expect(faultsOf(mapping('preferred', 'Lines'))).toMatchObject([{ code: 'several_to_one' }]);
  });

  it('what is only read may be a formula, and needs no words for what is written', () =>
    expect(faultsOf(mapping('score', 'Formula', { direction: 'read_only' }))).toEqual([]));
});

describe('a map of values (rows 176, 183 to 186, 197)', () => {
  it('that leads every value somewhere may be saved', () => expect(faultsOf(types())).toEqual([]));

  it.each<[string, Partial<FieldMapping>, object[]]>([
    ['leaves out a value of the CRM', { values: TYPES.slice(1) }, [{ code: 'theirs_unmapped', values: ['Reseller'] }]],
    [
      'leaves out a type of Tierline',
      { values: TYPES.map(({ theirs }) => ({ ours: 'partner', theirs })) },
      [{ code: 'ours_unmapped', values: ['partner_2'] }],
    ],
    [
      'gives a value two meanings',
      { values: [...TYPES, { ours: 'partner_2', theirs: 'agent ' }] },
      [{ code: 'mapped_twice', theirs: 'agent ', ours: ['partner', 'partner_2'] }],
    ],
    [
      'names a value that is not offered',
      { values: [...TYPES, { ours: 'partner', theirs: 'Broker' }] },
      [{ code: 'not_offered', theirs: 'Broker' }],
    ],
    [
      'makes a partner of the vendor (row 285)',
      { values: [...TYPES.slice(0, 2), { ours: 'vendor', theirs: 'Distributor' }] },
      [{ code: 'vendor_type' }, { code: 'ours_unmapped', values: ['partner_2'] }],
    ],
    ['makes vendors of blanks', { blank: 'Vendor' }, [{ code: 'vendor_type' }]],
    [
      'lets a type mean nothing',
      { values: [{ ours: '', theirs: 'Agent' }, ...TYPES.filter(({ theirs }) => theirs !== 'Agent')] },
      [{ code: 'theirs_unmapped', values: ['Agent'] }],
    ],
    [
      'leads to a word that Tierline does not have',
      { values: [...TYPES.slice(1), { ours: 'broker', theirs: 'Reseller' }] },
      [{ code: 'ours_unknown', ours: 'broker' }],
    ],
  ])('%s', (_, more, faults) =>
    expect(faultsOf(types(more))).toEqual(faults.map((fault) => ({ key: 'account_type', ...fault }))),
  );

  it('of the vendor’s own record nobody has to say anything', () => {
    const fields = [select('Type', ['Reseller', 'Agent', 'Distributor', 'Vendor'])];
    expect(faultsOf(types(), { fields })).toMatchObject([{ code: 'theirs_unmapped', values: ['Vendor'] }]);
    expect(faultsOf(types(), { fields, vendorValue: 'vendor' })).toEqual([]);
  });

  it('needs each status of Tierline, those of deleted records too, as the vendor calls them (rows 37, 279)', () => {
    expect(faultsOf(mapping('status', 'Status'))).toEqual([]);
    const offered = STATUSES.filter((status) => status !== 'Inactive Partner (Deleted)');
    const fields = [select('Status', offered)];
    expect(faultsOf(mapping('status', 'Status'), { fields })).toEqual([
      { code: 'ours_unmapped', key: 'status', values: ['Inactive Partner (Deleted)'] },
    ]);
    const scope = { deletedStatuses: [{ status: 'Inactive Partner', deleted: 'Active Partner (Deleted)' }] };
    expect(faultsOf(mapping('status', 'Status'), { fields, scope })).toEqual([]);
    expect(faultsOf(mapping('status', 'Status', { direction: 'read_only' }), { fields })).toEqual([]);
  });

  describe('that stand here already', () => {
    const values = [
      { ours: 'Enterprise', theirs: 'EMEA' },
      { ours: 'SMB', theirs: 'APAC' },
    ];
    const segment = (more: Partial<FieldMapping> = {}) => mapping('segment', 'Region', { values, ...more });
    const held = { segment: ['enterprise ', 'Public Sector', 'SMB'], tier: ['Gold'] };

    it.each<[string, FieldMapping, object[]]>([
      ['each need a word there', segment(), [{ code: 'ours_unmapped', key: 'segment', values: ['Public Sector'] }]],
      ['but none where the field is only read', segment({ direction: 'read_only' }), []],
      ['or where a blank there stands for it', segment({ blank: 'Public Sector' }), []],
      ['or where nothing is translated', segment({ values: [] }), []],
    ])('%s', (_, draft, faults) => expect(faultsOf(draft, { held })).toEqual(faults));
  });

  it('takes a single checkbox for the type (row 181)', () => {
    const values = [
      { ours: 'partner', theirs: 'false' },
      { ours: 'partner_2', theirs: 'true' },
    ];
    expect(faultsOf(mapping('account_type', 'IsSecond', { values }))).toEqual([]);
    const half = values.slice(1);
    expect(faultsOf(mapping('account_type', 'IsSecond', { values: half }))).toMatchObject([
      { code: 'theirs_unmapped', values: ['false'] },
    ]);
  });

  it('is not needed where a field takes any text, or the words are the same', () => {
    expect(faultsOf(mapping('region', 'Region'))).toEqual([]);
    expect(faultsOf(mapping('motto', 'Name'))).toEqual([]);
  });
});
