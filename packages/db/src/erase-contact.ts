import type { CrmKind } from '@tierline/domain/crm';
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { findLink, listLinks } from './record-link.ts';
import { audit } from './schema/audit.ts';
import { hint } from './schema/connection.ts';
import { contact } from './schema/contact.ts';
import { recordLink } from './schema/record-link.ts';
import { recordWrite } from './schema/record-write.ts';
import { plannedChange, syncLog, syncProblem } from './schema/sync.ts';
import { ofTenant, type Scope } from './scope.ts';

/** A CRM's own record of somebody. */
export interface ContactPlace {
  crm: CrmKind;
  crmId: string;
}

/** Whoever is to be forgotten, by all the names that he has in the tables. */
interface Person {
  /** Null: he never came in, but a dry run may have met him. */
  id: string | null;
  places: readonly ContactPlace[];
}

/** The audit log's word for it. Its entries also tell who asked to be forgotten, where the other CRM still has him. */
export const CONTACT_ERASED = 'contact.erased';

export const erasedSubject = ({ crm, crmId }: ContactPlace): string => `contact:${crm}:${crmId}`;

/** Which of a CRM's contacts were to be forgotten. */
export async function listErased(scope: Scope, crm: CrmKind, crmIds: readonly string[]): Promise<Set<string>> {
  const subjects = new Map(crmIds.map((crmId) => [erasedSubject({ crm, crmId }), crmId]));
  const rows = await scope.db
    .select({ subject: audit.subject })
    .from(audit)
    .where(
      ofTenant(
        scope,
        audit,
        sql`${audit.subject} in (select value from json_each(${JSON.stringify([...subjects.keys()])}))`,
        eq(audit.action, CONTACT_ERASED),
      ),
    );
  return new Set(rows.flatMap(({ subject }) => subjects.get(subject) ?? []));
}

/**
 * Forgets a person altogether, as the law has it: himself, where he is in each CRM, and whatever was noted of his fields.
 * That somebody changed him stays in the audit log, without what was changed. Answers how many rows went, and where else he
 * is. Call it in a write transaction: all of it goes, or nothing.
 */
export async function eraseContact(
  scope: Scope,
  place: ContactPlace,
): Promise<{ rows: number; places: readonly ContactPlace[] }> {
  const link = await findLink(scope, place.crm, 'contact', place.crmId);
  const links = link ? await listLinks(scope, 'contact', link.id) : [];
  const person: Person = {
    id: link?.id ?? null,
    places: links.length > 0 ? links.map(({ crm, crmId }) => ({ crm, crmId })) : [place],
  };
  const notes = await eraseNotes(scope, person);
  const rows = notes + (person.id === null ? 0 : await eraseRecord(scope, person.id));
  return { rows, places: person.places };
}

async function eraseRecord(scope: Scope, id: string): Promise<number> {
  const ofContact = (table: typeof recordWrite | typeof syncLog | typeof syncProblem) =>
    ofTenant(scope, table, eq(table.object, 'contact'), eq(table.recordId, id));
  const gone = [
    await scope.db
      .delete(contact)
      .where(ofTenant(scope, contact, eq(contact.id, id)))
      .returning({ of: contact.id }),
    await scope.db
      .delete(recordLink)
      .where(ofTenant(scope, recordLink, eq(recordLink.object, 'contact'), eq(recordLink.id, id)))
      .returning({ of: recordLink.id }),
    await scope.db.delete(recordWrite).where(ofContact(recordWrite)).returning({ of: recordWrite.id }),
    await scope.db.delete(syncLog).where(ofContact(syncLog)).returning({ of: syncLog.recordId }),
    await scope.db.delete(syncProblem).where(ofContact(syncProblem)).returning({ of: syncProblem.recordId }),
  ];
  await scope.db
    .update(audit)
    .set({ detail: {} })
    .where(ofTenant(scope, audit, eq(audit.subject, `contact:${id}`)));
  return gone.flat().length;
}

/** What names him without being his own: plans, hints to read him, and others who were thought to be the same person. */
async function eraseNotes(scope: Scope, { id, places }: Person): Promise<number> {
  const crmIds = places.map(({ crmId }) => crmId);
  const planned = await scope.db
    .delete(plannedChange)
    .where(
      ofTenant(
        scope,
        plannedChange,
        eq(plannedChange.object, 'contact'),
        or(inArray(plannedChange.crmId, crmIds), id === null ? undefined : eq(plannedChange.recordId, id)),
      ),
    )
    .returning({ of: plannedChange.seq });
  for (const { crm, crmId } of places) {
    await scope.db
      .delete(hint)
      .where(ofTenant(scope, hint, and(eq(hint.object, 'contact'), eq(hint.crm, crm), eq(hint.crmId, crmId))));
  }
  await eraseSuspicions(scope, id === null ? crmIds : [...crmIds, id]);
  return planned.length;
}

async function eraseSuspicions(scope: Scope, names: readonly string[]): Promise<void> {
  const suspected = await scope.db
    .select()
    .from(syncProblem)
    .where(
      ofTenant(
        scope,
        syncProblem,
        eq(syncProblem.object, 'contact'),
        eq(syncProblem.kind, 'possible_duplicate'),
        sql`exists (select 1 from json_each(${syncProblem.values})
          where value in (select value from json_each(${JSON.stringify(names)})))`,
      ),
    );
  for (const { crm, recordId, key, values } of suspected) {
    const left = values.filter((value) => !names.includes(value));
    const same = ofTenant(
      scope,
      syncProblem,
      eq(syncProblem.object, 'contact'),
      eq(syncProblem.kind, 'possible_duplicate'),
      and(eq(syncProblem.crm, crm), eq(syncProblem.recordId, recordId), eq(syncProblem.key, key)),
    );
    if (left.length === 0) await scope.db.delete(syncProblem).where(same);
    else await scope.db.update(syncProblem).set({ values: left }).where(same);
  }
}
