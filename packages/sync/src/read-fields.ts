import { clearWatermark, findConnection, noteFieldsRead, saveCrmFields } from '@tierline/db/connection';
import { transact } from '@tierline/db/open-database';
import { listFieldsOf, saveOrganizationFields } from '@tierline/db/organization-field';
import type { CrmFields } from '@tierline/db/schema/connection';
import type { Scope } from '@tierline/db/scope';
import type { Crm, CrmKind } from '@tierline/domain/crm';
import { secondsBetween } from '@tierline/domain/instant';
import type { OrganizationField } from '@tierline/domain/organization-field';
import type { DeliveryContext } from './delivery.ts';

const FRESH_SECONDS = 3600;

/**
 * When the fields that an adapter knows were read. Another server may have read them later: then this one asks again, or
 * it would leave the new ones out of what it reads.
 */
const known = new WeakMap<Crm, string>();

/** Reads what fields company records have, at the wish of an admin. Rejects with a `CrmFailure` when the CRM does not say. */
export async function readFields({ db, crms, now }: DeliveryContext, tenantId: string, kind: CrmKind): Promise<void> {
  const crm = await crms.get(tenantId, kind);
  const fields = await crm.describeOrganizationFields();
  const crmFields = await describe(crm);
  const at = now();
  const taken = await transact(db, async (tx) => {
    const scope = { db: tx, tenantId };
    const connection = await findConnection(scope, kind);
    // It may have been disconnected, or have left this vendor, while the CRM was asked.
    if (!connection || connection.disconnectedAt !== null) return false;
    await takeFields(scope, kind, fields, crmFields, at);
    return true;
  });
  if (taken) known.set(crm, at);
}

/** The same before a read of everything that changed, if it is time; `save` runs one transaction of that read. */
export async function refreshFields(
  scope: Scope,
  crm: Crm,
  save: (change: (scope: Scope) => Promise<void>) => Promise<void>,
  now: () => string,
): Promise<void> {
  const readAt = (await findConnection(scope, crm.kind))?.fieldsReadAt ?? null;
  const fresh = readAt !== null && secondsBetween(readAt, now()) < FRESH_SECONDS;
  if (fresh && known.get(crm) === readAt) return;
  const fields = await crm.describeOrganizationFields();
  const crmFields = await describe(crm);
  let at = readAt ?? now();
  await save(async (inside) => {
    // Servers that find nothing new do not make each other ask.
    const before = { fields: await listFieldsOf(inside, crm.kind), crmFields: await readCrmFields(inside, crm.kind) };
    if (fresh && !isChanged(before, { fields, crmFields })) return;
    at = now();
    await takeFields(inside, crm.kind, fields, crmFields, at);
  });
  known.set(crm, at);
}

async function takeFields(
  scope: Scope,
  crm: CrmKind,
  fields: readonly OrganizationField[],
  crmFields: CrmFields,
  now: string,
): Promise<void> {
  const before = await listFieldsOf(scope, crm);
  const mapped = await readCrmFields(scope, crm);
  if (isChanged(mapped, crmFields)) await saveCrmFields(scope, crm, crmFields);
  // Contacts are mapped by nothing else: what was read before tells nothing of a field that is new.
  if (mapped && isChanged(namesOf(mapped), namesOf(crmFields))) await clearWatermark(scope, crm, 'contact');
  if (isChanged(before, fields)) await saveOrganizationFields(scope, crm, fields);
  // What was read so far lacks the values of a field that was not known, or was of another type.
  if (fields.some((field) => hasValues(field) && !before.some((each) => isAlike(each, field)))) {
    await clearWatermark(scope, crm, 'organization');
  }
  await noteFieldsRead(scope, crm, now);
}

const isChanged = (before: unknown, after: unknown): boolean => JSON.stringify(before) !== JSON.stringify(after);

const namesOf = ({ contact }: CrmFields): string[] => contact.map(({ name }) => name);

const readCrmFields = async (scope: Scope, crm: CrmKind): Promise<CrmFields | null> =>
  (await findConnection(scope, crm))?.crmFields ?? null;

const describe = async (crm: Crm): Promise<CrmFields> => ({
  organization: await crm.describeFields('organization'),
  contact: await crm.describeFields('contact'),
  standard: { organization: crm.standardFields('organization'), contact: crm.standardFields('contact') },
  stages: { deal: await crm.listStages('deal'), lead: await crm.listStages('lead') },
});

const hasValues = ({ type }: OrganizationField): boolean => type !== 'name' && type !== 'other';

const isAlike = (one: OrganizationField, other: OrganizationField): boolean =>
  one.key === other.key && one.type === other.type;
