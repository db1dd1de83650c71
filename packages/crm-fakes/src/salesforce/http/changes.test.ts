import { describe, expect, test } from 'vitest';
import { create, createTestOrg } from '../test-org.ts';

const path = (kind: string, start: string, end: string) =>
  `/sobjects/Account/${kind}/?start=${encodeURIComponent(start)}&end=${encodeURIComponent(end)}`;

describe('getUpdated and getDeleted', () => {
  test('seconds of the window are ignored, its end is not part of it', async () => {
    const { call, clock } = createTestOrg();
    const first = await create(call, 'Account', { Name: 'A' });
    clock.advance({ minutes: 1 });
    const second = await create(call, 'Account', { Name: 'B' });
    clock.advance({ minutes: 1 });
    const updated = await call('GET', path('updated', '2026-11-23T10:00:59+00:00', '2026-11-23T10:01:30+00:00'));
    expect(updated.body).toEqual({ ids: [first], latestDateCovered: '2026-11-23T10:01:00.000+0000' });
    const both = await call('GET', path('updated', '2026-11-23T10:00:00Z', '2026-11-23T12:00:00Z'));
    expect(both.body).toEqual({ ids: [first, second], latestDateCovered: '2026-11-23T10:02:00.000+0000' });
  });

  test('what went along with a deletion is deleted too, and no longer updated', async () => {
    const { call } = createTestOrg();
    const id = await create(call, 'Account', { Name: 'A' });
    const contact = await create(call, 'Contact', { LastName: 'C', AccountId: id });
    await call('DELETE', `/sobjects/Account/${id}`);
    const window = ['2026-11-23T10:00:00Z', '2026-11-23T10:05:00Z'] as const;
    expect((await call('GET', path('updated', ...window))).body).toMatchObject({ ids: [] });
    expect((await call('GET', path('deleted', ...window))).body).toMatchObject({ deletedRecords: [{ id }] });
    const contacts = await call('GET', path('deleted', ...window).replace('Account', 'Contact'));
    expect(contacts.body).toMatchObject({
      deletedRecords: [{ id: contact, deletedDate: '2026-11-23T10:00:00.000+0000' }],
    });
  });

  test.each([
    ['updated', '2026-10-23T10:00:00Z', '2026-11-23T10:00:00Z'],
    ['deleted', '2026-11-01T10:00:00Z', '2026-11-23T10:00:00Z'],
    ['updated', '2026-11-23T10:00:00Z', '2026-11-23T10:00:30Z'],
    ['updated', 'yesterday', '2026-11-23T10:00:00Z'],
  ])('%s from %s to %s is refused', async (kind, start, end) => {
    const { call } = createTestOrg();
    expect(await call('GET', path(kind, start, end))).toMatchObject({
      status: 400,
      body: [{ errorCode: 'INVALID_REPLICATION_DATE' }],
    });
  });
});
