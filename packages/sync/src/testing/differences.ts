import { listContractsOfPartner } from '@tierline/db/contract';
import { findLink, listLinks, type RecordLink } from '@tierline/db/record-link';
import { listWritesOf } from '@tierline/db/record-write';
import { contact } from '@tierline/db/schema/contact';
import { organization } from '@tierline/db/schema/organization';
import { listProblemsOf } from '@tierline/db/sync-problem';
import type { Crm, CrmContact, CrmKind, CrmOrganization, CrmRecords, SyncedObject } from '@tierline/domain/crm';
import { CONTRACTS_KEY, PREFERRED_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { isRewritten, isSame } from '@tierline/domain/field-mapping/same-values';
import { isInScope } from '@tierline/domain/sync-scope';
import { resolveNames } from '../contract-names.ts';
import { toldByContact, toldByOrganization } from '../plan/told-values.ts';
import { fieldsOf, loadTerms, policyOf, type Terms } from '../terms.ts';
import { contactValue, ORGANIZATION_KEY, organizationValue } from '../values-here.ts';
import { RECORD_TARGET } from '../wish.ts';
import type { BothCrms } from './both-crms.ts';

/** What one field holds here, as values by key, and what a CRM's record says of it. */
type Values = ReadonlyMap<string, readonly string[]>;

/**
 * Fields that are kept in line both ways and in which a CRM, read anew, differs from Tierline; but for those of which a
 * refused write or a problem tells. Records that a CRM lacks are told of too, where Tierline may create them.
 */
export async function listDifferences(world: BothCrms): Promise<string[]> {
  const { scope } = world;
  const terms = await loadTerms(scope);
  const found: string[] = [];
  for (const row of await scope.db.select().from(organization)) {
    if (!isInScope(row, terms.scope) || row.standing === 'deleted') continue;
    const contracts = (await listContractsOfPartner(scope, row.id)).filter(({ endedAt }) => endedAt === null);
    const here = (key: string) =>
      key === CONTRACTS_KEY
        ? contracts.flatMap(({ secondPartnerId }) => secondPartnerId ?? [])
        : organizationValue(row, key);
    found.push(...(await compare(world, terms, { object: 'organization', id: row.id, name: row.name, here })));
  }
  for (const row of terms.scope.contacts ? await scope.db.select().from(contact) : []) {
    if (row.deleted) continue;
    const here = (key: string) => contactValue(row, key);
    found.push(...(await compare(world, terms, { object: 'contact', id: row.id, name: row.name, here })));
  }
  return found;
}

interface Ours {
  object: SyncedObject;
  id: string;
  name: string;
  here(key: string): readonly string[];
}

async function compare(world: BothCrms, terms: Terms, ours: Ours): Promise<string[]> {
  const { scope, adapters } = world;
  const links = await listLinks(scope, ours.object, ours.id);
  const found: string[] = [];
  for (const crm of ['salesforce', 'hubspot'] as const) {
    const told = await listExcused(world, crm, ours);
    const link = links.find((each) => each.crm === crm);
    if (!link && terms.scope.creates[crm] && !told.has(RECORD_TARGET)) found.push(`${ours.name}: ${crm} lacks it`);
    const adapter = adapters[crm];
    if (!link || !adapter) continue;
    const there = await readThere(world, terms, adapter, ours, link);
    for (const [key, theirs] of there) {
      const isOk = isSame(ours.here(key), theirs) || (link.agreed?.[key] && isRewritten(ours.here(key), theirs));
      if (isOk || told.has(key) || policyOf(terms, crm, ours.object, key)?.direction !== 'both') continue;
      found.push(`${ours.name}: ${key} is ${ours.here(key).join(';')} here, and in ${crm} ${theirs.join(';')}`);
    }
  }
  return found;
}

/** Fields of which a write that was refused or a problem tells. */
async function listExcused({ scope }: BothCrms, crm: CrmKind, { object, id }: Ours): Promise<Set<string>> {
  const refused = (await listWritesOf(scope, object, id)).filter((write) => write.crm === crm);
  const problems = await listProblemsOf(scope, crm, object, [id]);
  return new Set([...refused.map(({ target }) => target), ...problems.map(({ key }) => key)]);
}

async function readThere(
  { scope }: BothCrms,
  terms: Terms,
  adapter: Crm,
  { object, id }: Ours,
  { crmId }: RecordLink,
): Promise<Values> {
  const { kind } = adapter;
  const values = new Map<string, readonly string[]>();
  const record: CrmRecords[SyncedObject] | null = await adapter.find(object, crmId, fieldsOf(terms, kind, object));
  // What the CRM has no longer, or keeps out of the programme, says nothing.
  if (!record || (object === 'organization' && !(record as CrmOrganization).inSync)) return values;
  const ourIdOf = async (there: string | null) =>
    there === null ? [] : [(await findLink(scope, kind, 'organization', there))?.id ?? there];
  const told =
    object === 'organization'
      ? toldByOrganization(terms, kind, record as CrmOrganization)
      : toldByContact(terms, kind, record as CrmContact);
  for (const [key, each] of told) values.set(key, each.values ?? [`unmapped ${each.unmapped}`]);
  if (object === 'contact') {
    values.set(ORGANIZATION_KEY, await ourIdOf((record as CrmContact).organizationId));
    return values;
  }
  const { contractNames, preferredId } = record as CrmOrganization;
  const named = await resolveNames(scope, kind, id, contractNames);
  values.set(
    CONTRACTS_KEY,
    named.flatMap(({ secondPartnerId }) => secondPartnerId ?? []),
  );
  values.set(PREFERRED_KEY, await ourIdOf(preferredId));
  return values;
}
