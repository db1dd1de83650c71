import { describe, expect, it } from 'vitest';
import { checkSyncScope, listTelling, listWidenings, type Widening } from './check-sync-scope.ts';
import type { CrmKind } from './crm.ts';
import { DEFAULT_SYNC_SCOPE, type SyncScope } from './sync-scope.ts';

const scope = (more: Partial<SyncScope> = {}): SyncScope => ({ ...DEFAULT_SYNC_SCOPE, ...more });
const recordTypes = { organization: ['012A'], contact: ['012C'] };

describe('what speaks against the settings (rows 175, 279)', () => {
  it.each<[string, Partial<SyncScope>, object[]]>([
    ['nothing', {}, []],
    ['a deleted status that says so', { deletedStatuses: [{ status: 'On hold', deleted: 'On hold (deleted)' }] }, []],
    [
      'one that does not',
      { deletedStatuses: [{ status: 'On hold', deleted: 'Gone' }] },
      [{ code: 'deleted_unsaid', status: 'On hold' }],
    ],
    [
      'one that says nothing else',
      { deletedStatuses: [{ status: 'On hold', deleted: '(Deleted)' }] },
      [{ code: 'deleted_unsaid', status: 'On hold' }],
    ],
    [
      'one that is too long',
      { deletedStatuses: [{ status: 'On hold', deleted: `${'x'.repeat(100)} (Deleted)` }] },
      [{ code: 'status_too_long', status: 'On hold', limit: 100 }],
    ],
    [
      'a record type of another kind of record',
      { recordTypes: { ...DEFAULT_SYNC_SCOPE.recordTypes, partner_organization: '012A', partner_2_contact: '012A' } },
      [{ code: 'record_type_unknown', of: 'partner_2_contact' }],
    ],
  ])('%s', (_, more, faults) => expect(checkSyncScope(scope(more), { recordTypes })).toEqual(faults));

  it('a record type is taken on trust while the CRM does not answer', () => {
    const types = { ...DEFAULT_SYNC_SCOPE.recordTypes, partner_contact: '012X' };
    expect(checkSyncScope(scope({ recordTypes: types }), { recordTypes: null })).toEqual([]);
  });
});

describe('settings reach further (rows 38, 39, 173, 200)', () => {
  it.each<[string, Partial<SyncScope>, Partial<SyncScope>, Widening[]]>([
    ['never by themselves', {}, {}, []],
    ['by second partners', { activeSecondPartners: false }, {}, ['active_second_partners']],
    ['by inactive ones', {}, { inactiveSecondPartners: true }, ['inactive_second_partners']],
    ['by contacts', { contacts: false }, {}, ['contacts']],
    ['by children', { parents: 'parent_only' }, { parents: 'roll_up' }, ['children']],
    ['by what is created', {}, { creates: { salesforce: false, hubspot: true } }, ['creates_hubspot']],
    ['not where they take in less', { inactiveSecondPartners: true }, { contacts: false, parents: 'parent_only' }, []],
  ])('%s', (_, before, after, widenings) => expect(listWidenings(scope(before), scope(after))).toEqual(widenings));
});

describe('what settings bring is told by a dry run', () => {
  it.each<[string, Widening[], CrmKind[], CrmKind[]]>([
    ['of nobody, where they reach no further', [], ['salesforce', 'hubspot'], []],
    ['of the other CRM, for what is created', ['creates_hubspot'], ['salesforce', 'hubspot'], ['salesforce']],
    [
      'of both, for what is created in both',
      ['creates_hubspot', 'creates_salesforce'],
      ['salesforce', 'hubspot'],
      ['salesforce', 'hubspot'],
    ],
    ['of both, for what is taken in', ['contacts'], ['salesforce', 'hubspot'], ['salesforce', 'hubspot']],
    ['of the only one', ['creates_salesforce'], ['salesforce'], ['salesforce']],
  ])('%s', (_, widenings, connected, crms) => expect(listTelling(widenings, connected)).toEqual(crms));
});
