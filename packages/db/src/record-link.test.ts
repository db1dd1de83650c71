import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import type { Database } from './open-database.ts';
import {
  createLink,
  findCrmId,
  findLink,
  listCrmIds,
  listLinkedByName,
  listLinkedIn,
  listLinks,
  listSeen,
  moveLinksElsewhere,
  noteSeen,
} from './record-link.ts';
import type { Scope } from './scope.ts';
import { createTenant } from './tenant.ts';
import { databaseModes, type TestDatabase } from './testing/database-modes.ts';
import { explainPlans } from './testing/explain-plans.ts';

describe.each(databaseModes)('the links between records in $mode', ({ open }) => {
  let opened: TestDatabase;
  let scope: Scope;
  beforeEach(async () => {
    opened = await open();
    await migrate(opened.db);
    await createTenant(opened.db, { id: 'one', name: 'one', createdAt: '2026-11-01T08:00:00.000Z' });
    scope = { db: opened.db, tenantId: 'one' };
  });
  afterEach(() => opened.close());

  it('go over to another record of ours, but in CRMs that have both', async () => {
    await createLink(scope, 'salesforce', 'organization', '001', 'gone');
    await createLink(scope, 'hubspot', 'organization', '41', 'gone');
    await createLink(scope, 'salesforce', 'organization', '002', 'left');
    const moved = await moveLinksElsewhere(scope, 'organization', 'gone', 'left');
    expect(moved.map(({ crm, crmId }) => [crm, crmId])).toEqual([['hubspot', '41']]);
    expect(await findCrmId(scope, 'hubspot', 'organization', 'left')).toBe('41');
    expect(await findCrmId(scope, 'salesforce', 'organization', 'gone')).toBe('001');
    expect(await moveLinksElsewhere(scope, 'organization', 'gone', 'left')).toEqual([]);
  });

  it('say where a record is, CRM by CRM', async () => {
    await createLink(scope, 'salesforce', 'organization', '001', 'ours');
    await createLink(scope, 'hubspot', 'organization', '42', 'ours');
    await createLink(scope, 'hubspot', 'deal', '42', 'ours');
    const links = await listLinks(scope, 'organization', 'ours');
    expect(links.map(({ crm, crmId }) => [crm, crmId])).toEqual([
      ['hubspot', '42'],
      ['salesforce', '001'],
    ]);
    const more = Array.from({ length: 1200 }, (_, at) => `other-${at}`);
    const ofMany = await listLinkedIn(scope, 'organization', [...more, 'ours']);
    expect(ofMany.map(({ crm, id }) => [crm, id]).toSorted()).toEqual([
      ['hubspot', 'ours'],
      ['salesforce', 'ours'],
    ]);
    await noteSeen(scope, 'hubspot', 'organization', 'ours', { modifiedAt: 'now', seen: { name: 'Ours' } });
    expect(await listSeen(scope, 'hubspot', 'organization', [...more, 'ours'])).toEqual([
      { id: 'ours', seen: { name: 'Ours' } },
    ]);
  });

  it('are found by all that is asked for, not by looking through a vendor’s', async () => {
    const [crm, object] = ['salesforce', 'organization'] as const;
    const queries: [string, (within: Scope) => Promise<unknown>][] = [
      ['crm_id', (within) => findLink(within, crm, object, '001')],
      ['id', (within) => listLinks(within, object, 'ours')],
      ['id', (within) => listLinkedIn(within, object, ['ours', 'other'])],
      ['id', (within) => listSeen(within, crm, object, ['ours', 'other'])],
      ['name_key', (within) => listLinkedByName(within, crm, object, 'northwind')],
      ['id', (within) => findCrmId(within, crm, object, 'ours')],
      ['id', (within) => listCrmIds(within, crm, object, ['ours', 'other'])],
      ['id', (within) => noteSeen(within, crm, object, 'ours', { modifiedAt: null, seen: {} })],
    ];
    for (const [column, query] of queries) {
      const [plan] = await explainPlans(opened.db, (db: Database) => query({ ...scope, db }));
      expect(plan).toContain(`(tenant_id=? AND crm=? AND object=? AND ${column}=?)`);
    }
  });
});
