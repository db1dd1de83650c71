import { listUnread, noteRead, type RecordLink } from '@tierline/db/record-link';
import type { Scope } from '@tierline/db/scope';
import type { Crm, CrmContact, CrmObject, CrmOrganization, CrmRecords } from '@tierline/domain/crm';
import type { DeliveryContext } from './delivery.ts';
import type { Save } from './read-changes.ts';
import { fromSeen } from './seen.ts';
import { takeDeals } from './take-deals.ts';
import { takeRecords } from './take-records.ts';
import { fieldsOf, loadTerms } from './terms.ts';

const PAGE = 200;

/**
 * Records that are known and that a read of everything did not come upon are asked for by their ids: a list may be short,
 * and a record may have been deleted for so long that the CRM no longer tells of it. Answers how many are gone.
 */
export async function findGone(
  context: DeliveryContext,
  scope: Scope,
  crm: Crm,
  object: CrmObject,
  runId: string,
  save: Save,
): Promise<number> {
  let gone = 0;
  for (let after = ''; ; ) {
    const page = await listUnread(scope, crm.kind, object, runId, after, PAGE);
    const last = page.at(-1);
    if (!last) return gone;
    after = last.crmId;
    const unread = page.filter((link) => !isKnownGone(object, link));
    if (unread.length === 0) continue;
    const readAt = context.now();
    const isSynced = object === 'organization' || object === 'contact';
    const fields = isSynced ? fieldsOf(await loadTerms(scope), crm.kind, object) : [];
    const found = await crm.findMany(
      object,
      unread.map(({ crmId }) => crmId),
      fields,
    );
    const ids = new Set(found.map(({ id }) => id));
    const missing = unread.filter(({ crmId }) => !ids.has(crmId));
    gone += missing.length;
    await save(async (inside) => {
      const now = context.now();
      if (isSynced) {
        const records = [
          ...(found as CrmRecords['organization' | 'contact'][]),
          ...missing.map((link) => toGone(object, link)),
        ];
        const readings = records.map((record) => ({ record, readAt }));
        await takeRecords(inside, crm.kind, object, await loadTerms(inside), readings, now);
      } else {
        const gone = missing.map(({ crmId: id, modifiedAt }) => ({ id, modifiedAt: modifiedAt ?? now, deleted: true }));
        const records = [...(found as CrmRecords['deal'][]), ...gone];
        const readings = records.map((record) => ({ record, readAt }));
        await takeDeals(inside, crm.kind, object, readings, now);
      }
      await noteRead(
        inside,
        crm.kind,
        object,
        unread.map(({ crmId }) => crmId),
        runId,
      );
    });
  }
}

const isKnownGone = (object: CrmObject, { seen }: RecordLink): boolean =>
  object === 'organization' || object === 'contact' ? fromSeen(seen)?.inProgramme === false : seen?.deleted === true;

/** As the CRM would tell of a record that was deleted. */
function toGone(
  object: 'organization' | 'contact',
  { crmId: id, modifiedAt, seen }: RecordLink,
): CrmOrganization | CrmContact {
  const known = fromSeen(seen);
  const [name = ''] = known?.fields.name ?? [];
  const base = { id, name, modifiedAt: modifiedAt ?? '', modifiedBy: null, deleted: true };
  if (object === 'contact') return { ...base, organizationId: null, email: null };
  const { contractNames = [], preferredCrmId: preferredId = null } = known ?? {};
  return {
    ...base,
    inSync: false,
    accountType: null,
    status: null,
    contractNames: [...contractNames],
    preferredId,
    values: {},
  };
}
