import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendAudit, listAudit } from './audit.ts';
import { findContact, saveContact } from './contact.ts';
import { CONTACT_ERASED, eraseContact, erasedSubject, listErased } from './erase-contact.ts';
import { saveHint } from './hint.ts';
import { migrate } from './migrate.ts';
import { createLink, noteSeen } from './record-link.ts';
import { addRecordWrites } from './record-write.ts';
import type { Scope } from './scope.ts';
import { appendSyncLog } from './sync-log.ts';
import { listProblems, noteProblem } from './sync-problem.ts';
import { addPlannedChanges, addRun } from './sync-run.ts';
import { createTenant } from './tenant.ts';
import { exportTenant } from './tenant-data.ts';
import { databaseModes, type TestDatabase } from './testing/database-modes.ts';

const AT = '2026-11-01T08:00:00.000Z';
const PIA = { id: 'pia', name: 'Pia Pereira', email: 'pia@north.example', salesforce: '003pia', hubspot: '4711' };
const OLE = { id: 'ole', name: 'Ole Olsen', email: 'ole@north.example', salesforce: '003ole', hubspot: '4712' };
type Person = typeof PIA;

describe.each(databaseModes)('forgetting a person in $mode', ({ open }) => {
  let opened: TestDatabase;
  let scope: Scope;
  beforeEach(async () => {
    opened = await open();
    await migrate(opened.db);
    await createTenant(opened.db, { id: 'one', name: 'one', createdAt: AT });
    scope = { db: opened.db, tenantId: 'one' };
    await addRun(scope, {
      ...{ id: 'dry', crm: 'hubspot', kind: 'dry_run', state: 'done', startedAt: AT, endedAt: AT, startedBy: 'Ann' },
      ...{ crmStartedAt: null, object: null, position: null, draft: null, failureCode: null, failureText: null },
      counts: { read: 0, taken: 0, written: 0, created: 0, gone: 0, problems: 0 },
    });
  });
  afterEach(() => opened.close());

  /** Somebody of whom every table knows something; `seq` counts the dry run's rows. */
  async function know({ id, name, email, salesforce, hubspot }: Person, seq: number): Promise<void> {
    const values = { first_name: [name], email: [email] };
    await saveContact(scope, {
      id,
      organizationId: 'north',
      name,
      nameKey: name.toLowerCase(),
      email,
      deleted: false,
      values,
    });
    for (const [crm, crmId] of [
      ['salesforce', salesforce],
      ['hubspot', hubspot],
    ] as const) {
      await createLink(scope, crm, 'contact', crmId, id);
      await noteSeen(scope, crm, 'contact', id, { modifiedAt: AT, seen: values });
      await saveHint(scope, { crm, object: 'contact', crmId }, AT);
    }
    const of = { object: 'contact' as const, recordId: id };
    await addRecordWrites(scope, [
      {
        ...{ ...of, id: `write-${id}`, crm: 'hubspot', target: 'email', desired: [email], replaces: [name] },
        ...{
          purpose: 'sync',
          batchId: 'b',
          state: 'refused',
          attempts: 1,
          runAfter: AT,
          requestedAt: AT,
          decidedAt: AT,
        },
        ...{ leaseToken: null, leaseUntil: null, failureCode: 'rejected', failureText: `no ${email}` },
        ...{ requestedBy: 'Ann', deliveredAt: null, deliveredStamp: null, settledAt: AT, dismissedAt: null },
      },
    ]);
    const entry = { ...of, at: AT, crm: 'hubspot' as const, crmId: hubspot, key: 'email', byName: 'Ann' };
    await appendSyncLog(scope, [{ ...entry, action: 'taken', before: [], after: [email] }]);
    await noteProblem(scope, { ...of, crm: 'hubspot', key: 'role', kind: 'unmapped_value', values: [name] }, AT);
    const change = {
      ...of,
      runId: 'dry',
      seq,
      name,
      key: 'email',
      action: 'take' as const,
      before: [],
      after: [email],
    };
    await addPlannedChanges(scope, [
      { ...change, crmId: hubspot },
      { ...change, seq: seq + 1, recordId: null, crmId: hubspot },
    ]);
    const audit = { at: AT, actor: 'hubspot:1', actorName: 'Ann', action: 'contact.setRole', subject: `contact:${id}` };
    await appendAudit(scope, { ...audit, detail: { of: name, to: 'Sales' } });
  }

  const suspect = (recordId: string, values: string[]) =>
    noteProblem(
      scope,
      { crm: 'hubspot', object: 'contact', recordId, key: '', kind: 'possible_duplicate', values },
      AT,
    );

  /** What is left of somebody in any table of the vendor, but for the fact that he was changed. */
  async function listTraces({ id, name, email, salesforce, hubspot }: Person): Promise<string[]> {
    const traces: string[] = [];
    for await (const page of exportTenant(scope)) {
      for (const { table, row } of page) {
        const text = JSON.stringify({ ...row, subject: undefined });
        if ([`"${id}"`, name, email, salesforce, `"${hubspot}"`].some((each) => text.includes(each)))
          traces.push(table);
      }
    }
    return traces;
  }

  it('leaves nothing of him in any table, whichever CRM said so, and all of everybody else', async () => {
    await know(PIA, 1);
    await know(OLE, 3);
    await suspect('other', [PIA.id, OLE.id]);
    await suspect('another', [PIA.hubspot]);
    const before = await listTraces(OLE);
    expect(new Set(await listTraces(PIA)).size).toBeGreaterThan(7);

    const { rows, places } = await eraseContact(scope, { crm: 'hubspot', crmId: PIA.hubspot });
    expect(rows).toBe(8);
    expect(places).toEqual([
      { crm: 'hubspot', crmId: PIA.hubspot },
      { crm: 'salesforce', crmId: PIA.salesforce },
    ]);

    expect(await listTraces(PIA)).toEqual([]);
    expect(await listTraces(OLE)).toEqual(before);
    expect((await findContact(scope, OLE.id))?.name).toBe(OLE.name);
    const suspected = (await listProblems(scope, 10)).filter(({ kind }) => kind === 'possible_duplicate');
    expect(suspected).toMatchObject([{ recordId: 'other', values: [OLE.id] }]);
    expect(await listAudit(scope, 10)).toContainEqual(
      expect.objectContaining({ subject: 'contact:pia', actorName: 'Ann', detail: {} }),
    );
  });

  it('also forgets whom only a dry run has met, and does nothing the second time', async () => {
    const met = {
      runId: 'dry',
      recordId: null,
      crmId: '99',
      name: 'Met Once',
      key: 'email',
      before: [],
      after: ['met@x.example'],
    };
    await addPlannedChanges(scope, [{ ...met, seq: 1, object: 'contact', action: 'take' }]);
    const erase = async () => (await eraseContact(scope, { crm: 'hubspot', crmId: '99' })).rows;
    expect([await erase(), await erase()]).toEqual([1, 0]);
  });

  it('tells who is to stay out, of the contacts of one CRM', async () => {
    const note = { at: AT, actor: 'hubspot', actorName: 'HubSpot', detail: {} };
    const subject = erasedSubject({ crm: 'salesforce', crmId: PIA.salesforce });
    await appendAudit(scope, { ...note, action: CONTACT_ERASED, subject });
    await appendAudit(scope, {
      ...note,
      action: 'contact.setRole',
      subject: erasedSubject({ crm: 'salesforce', crmId: '2' }),
    });
    const many = Array.from({ length: 1200 }, (_, at) => `other-${at}`);
    expect(await listErased(scope, 'salesforce', [...many, PIA.salesforce, '2'])).toEqual(new Set([PIA.salesforce]));
    expect(await listErased(scope, 'hubspot', [PIA.salesforce])).toEqual(new Set());
  });
});
