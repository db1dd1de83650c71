import { expect, it } from 'vitest';
import { DEFAULT_ACCOUNT_TYPES } from '../account-type.ts';
import type { CrmField } from '../crm.ts';
import { toDefaultMapping } from './default-mapping.ts';
import { withStatedTypes } from './stated-types.ts';

const field = (values: string[], type: CrmField['type'] = 'select'): CrmField => ({
  ...{ name: 'Type', label: 'Type', type, writable: true, restricted: true },
  values: values.map((value) => ({ value, label: value })),
});
const stated = (of: CrmField | undefined) =>
  withStatedTypes(toDefaultMapping('organization', 'account_type', 'Type'), of, DEFAULT_ACCOUNT_TYPES).values.map(
    ({ ours, theirs }) => `${theirs} → ${ours}`,
  );

it('says of every value what it stands for where nobody has: the second type’s, and whatever else (rows 183, 264)', () => {
  expect(stated(field(['partner', 'DISTRIBUTOR', 'Agent', 'Vendor']))).toEqual([
    ...['partner → partner', 'DISTRIBUTOR → partner_2', 'Agent → partner'],
  ]);
  expect(stated(field(['Agent']))).toEqual(['Agent → partner']);
  expect(stated(field([], 'text'))).toEqual(['Partner → partner', 'Distributor → partner_2']);
  expect(stated(undefined)).toEqual(['Partner → partner', 'Distributor → partner_2']);
});

it('leaves what was stated, and every other field', () => {
  const values = [{ ours: 'partner', theirs: 'Agent' }];
  const saved = { ...toDefaultMapping('organization', 'account_type', 'Type'), values };
  expect(withStatedTypes(saved, field(['Partner']), DEFAULT_ACCOUNT_TYPES)).toBe(saved);
  const region = toDefaultMapping('organization', 'region', 'Region');
  expect(withStatedTypes(region, field(['Partner']), DEFAULT_ACCOUNT_TYPES)).toBe(region);
});
