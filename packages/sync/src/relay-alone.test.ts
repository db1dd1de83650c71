import type { LinkElsewhere } from '@tierline/db/record-link';
import type { RecordWriteRow } from '@tierline/db/record-write';
import { DEFAULT_ACCOUNT_TYPES } from '@tierline/domain/account-type';
import type { SyncedObject } from '@tierline/domain/crm';
import { toDefaultMapping } from '@tierline/domain/field-mapping/default-mapping';
import type { FieldMapping } from '@tierline/domain/field-mapping/field-mapping';
import { DEFAULT_SYNC_SCOPE } from '@tierline/domain/sync-scope';
import { describe, expect, it } from 'vitest';
import type { TakenValue } from './apply-outcomes.ts';
import { relayValues } from './relay-values.ts';
import { NOTHING_SEEN, type SeenRecord, toSeen } from './seen.ts';
import type { Terms } from './terms.ts';
import { ORGANIZATION_KEY } from './values-here.ts';

const AT = '2026-11-23T10:00:00.000Z';
const region: FieldMapping = toDefaultMapping('organization', 'region', 'Region');
const terms = (more: Partial<FieldMapping> = {}): Terms => ({
  ...{ accountTypes: DEFAULT_ACCOUNT_TYPES, scope: DEFAULT_SYNC_SCOPE, standard: new Map() },
  ...{ preferredByName: new Set(), known: new Set() },
  mappings: new Map([['hubspot', { organization: new Map([['region', { ...region, ...more }]]), contact: new Map() }]]),
});
const there = (more: Partial<SeenRecord> = {}): LinkElsewhere => ({
  ...{ id: 'r', crm: 'hubspot', crmId: '1', modifiedAt: AT, agreed: null, nameKey: null },
  seen: toSeen({ ...NOTHING_SEEN, inProgramme: true, fields: { region: ['EMEA'] }, ...more }),
});
const taken = (key: string, values: string[], more: Partial<TakenValue> = {}): TakenValue => ({
  key,
  values,
  decidedAt: AT,
  decision: null,
  ...more,
});
const relay = (value: TakenValue, { of = terms(), link = there(), object = 'organization' as SyncedObject } = {}) =>
  relayValues(of, object, 'r', [value], [link]);
const APAC = taken('region', ['APAC']);
const wish = { crm: 'hubspot', object: 'organization', recordId: 'r', decidedAt: AT };

describe('what counts from now on', () => {
  it('is wished for the CRM that has the record, in place of what it was last seen to hold', () =>
    expect(relay(APAC)).toEqual({
      wishes: [{ ...wish, key: 'region', desired: ['APAC'], replaces: ['EMEA'] }],
      unmapped: [],
    }));

  it('goes on as the decision that it was', () => {
    const decision = { batchId: 'b', requestedBy: 'Ann', replaces: ['EMEA'] } as RecordWriteRow;
    expect(relay(taken('region', ['APAC'], { decision })).wishes).toMatchObject([{ batchId: 'b', requestedBy: 'Ann' }]);
  });

  it('is a problem where the CRM has no word for it, and nothing is wished', () => {
    const of = terms({ values: [{ ours: 'EMEA', theirs: 'Europe' }] });
    expect(relay(APAC, { of })).toMatchObject({ wishes: [], unmapped: [{ key: 'region', values: ['APAC'] }] });
    expect(relay(taken('region', ['emea']), { of, link: there({ fields: {} }) }).wishes).toHaveLength(1);
  });

  it.each<[string, Parameters<typeof relay>[1]]>([
    ['only tells of the field', { of: terms({ direction: 'read_only' }) }],
    ['leaves the field out', { of: terms({ direction: 'excluded' }) }],
    ['fills blanks alone, and has a value', { of: terms({ conflict: 'fill_blanks' }) }],
    ['keeps the record out of the programme', { link: there({ inProgramme: false }) }],
    ['was not read yet', { link: { ...there(), seen: null } }],
    ['is connected no more', { of: { ...terms(), mappings: new Map() } }],
  ])('is not wished for a CRM that %s', (_, of) => expect(relay(APAC, of)).toEqual({ wishes: [], unmapped: [] }));

  it('fills a blank', () =>
    expect(relay(APAC, { of: terms({ conflict: 'fill_blanks' }), link: there({ fields: {} }) }).wishes).toHaveLength(
      1,
    ));

  it.each([
    ['contracts', 'organization', 1],
    ['preferred', 'organization', 1],
    ['account_type', 'organization', 1],
    [ORGANIZATION_KEY, 'contact', 1],
    ['hubspot.industry', 'organization', 0],
  ] as const)('of %s needs no mapping where it leads to other records', (key, object, count) =>
    expect(relay(taken(key, ['x']), { object }).wishes).toHaveLength(count),
  );

  it('of the type reaches a CRM that keeps the company out, where somebody has taken it in anew', () => {
    const decision = { replaces: [] as string[], batchId: 'b', requestedBy: 'Ann' } as unknown as RecordWriteRow;
    const link = there({ inProgramme: false });
    expect(relay(taken('account_type', ['partner_2'], { decision }), { link }).wishes).toMatchObject([
      { replaces: [] },
    ]);
    const again = { ...decision, replaces: ['partner'] };
    expect(relay(taken('account_type', ['partner_2'], { decision: again }), { link }).wishes).toEqual([]);
  });
});
