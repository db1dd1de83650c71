import { listContractsOfPartner } from '@tierline/db/contract';
import { listOrganizationsById } from '@tierline/db/organization';
import { findLink, listLinksOfMany } from '@tierline/db/record-link';
import { listWritesOf } from '@tierline/db/record-write';
import { contact } from '@tierline/db/schema/contact';
import { organization } from '@tierline/db/schema/organization';
import { listProblemsOf } from '@tierline/db/sync-problem';
import type { CrmContact, CrmKind, CrmOrganization, CrmRecords, SyncedObject } from '@tierline/domain/crm';
import { ACCOUNT_TYPE_KEY, CONTRACTS_KEY, PREFERRED_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { isRewritten, isSame } from '@tierline/domain/field-mapping/same-values';
import { isInScope } from '@tierline/domain/sync-scope';
import { type Led, resolveNames } from '../contract-names.ts';
import { type Told, toldByContact, toldByOrganization } from '../plan/told-values.ts';
import { byName, fieldOfPreferredName } from '../preferred.ts';
import { fromSeen } from '../seen.ts';
import { findEmployer } from '../take-contact.ts';
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
  const terms = await loadTerms(world.scope);
  const found: string[] = [];
  for (const all of [await listOrganizations(world, terms), await listContacts(world, terms)]) {
    for (const crm of ['salesforce', 'hubspot'] as const) found.push(...(await compare(world, terms, crm, all)));
  }
  return found;
}

interface Ours {
  object: SyncedObject;
  id: string;
  name: string;
  here(key: string): readonly string[];
}

async function listOrganizations({ scope }: BothCrms, terms: Terms): Promise<Ours[]> {
  const rows = await scope.db.select().from(organization);
  const kept = rows.filter((row) => isInScope(row, terms.scope) && row.standing !== 'deleted');
  const all: Ours[] = [];
  for (const row of kept) {
    const contracts = (await listContractsOfPartner(scope, row.id)).filter(({ endedAt }) => endedAt === null);
    const ids = contracts.flatMap(({ secondPartnerId }) => secondPartnerId ?? []);
    const here = (key: string) => (key === CONTRACTS_KEY ? ids : organizationValue(row, key));
    all.push({ object: 'organization', id: row.id, name: row.name, here });
  }
  return all;
}

/** Of organizations that are kept in line. */
async function listContacts({ scope }: BothCrms, terms: Terms): Promise<Ours[]> {
  const rows = terms.scope.contacts ? await scope.db.select().from(contact) : [];
  const employers = await listOrganizationsById(scope, [...new Set(rows.flatMap((row) => row.organizationId ?? []))]);
  const inScope = new Set(employers.filter((row) => isInScope(row, terms.scope)).map(({ id }) => id));
  const kept = rows.filter((row) => !row.deleted && inScope.has(row.organizationId ?? ''));
  return kept.map((row) => ({ object: 'contact', id: row.id, name: row.name, here: (key) => contactValue(row, key) }));
}

async function compare(world: BothCrms, terms: Terms, crm: CrmKind, all: readonly Ours[]): Promise<string[]> {
  const { scope, adapters } = world;
  const [first] = all;
  const adapter = adapters[crm];
  if (!first || !adapter) return [];
  const { object } = first;
  const ids = all.map(({ id }) => id);
  const links = (await listLinksOfMany(scope, object, ids)).filter((link) => link.crm === crm);
  const linkOf = new Map(links.map((link) => [link.id, link]));
  const crmIds = links.map(({ crmId }) => crmId);
  const records = await adapter.findMany(object, crmIds, fieldsOf(terms, crm, object));
  const recordOf = new Map(records.map((record) => [record.id, record]));
  const found: string[] = [];
  for (const ours of all) {
    const { name, id, here } = ours;
    const note = async (key: string, what: string) => {
      if (!(await listExcused(world, crm, ours)).has(key)) found.push(`${name}: ${what}`);
    };
    const link = linkOf.get(id);
    if (!link && terms.scope.creates[crm]) await note(RECORD_TARGET, `${crm} lacks it`);
    const record = recordOf.get(link?.crmId ?? '');
    if (!link || !record) continue;
    for (const [key, theirs] of await readThere(world, terms, crm, ours, record, fromSeen(link.seen)?.led)) {
      const isOk = isSame(here(key), theirs) || (link.agreed?.[key] && isRewritten(here(key), theirs));
      if (isOk || policyOf(terms, crm, object, key)?.direction !== 'both') continue;
      await note(key, `${key} is ${here(key).join(';')} here, and in ${crm} ${theirs.join(';')}`);
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
  crm: CrmKind,
  { object, id }: Ours,
  record: CrmRecords[SyncedObject],
  led?: Led,
): Promise<Values> {
  const ourIdOf = async (there: string | null) =>
    there === null ? [] : [(await findLink(scope, crm, 'organization', there))?.id ?? there];
  // What the CRM keeps out of the programme says nothing, nor who works nowhere in it.
  if (object === 'contact') {
    const person = record as CrmContact;
    const values = toValues(toldByContact(terms, crm, person));
    const employer = await findEmployer({ scope, crm, terms }, person);
    return employer === null ? new Map() : values.set(ORGANIZATION_KEY, [employer]);
  }
  const company = record as CrmOrganization;
  if (!company.inSync) return new Map();
  const values = toValues(toldByOrganization(terms, crm, company));
  // Whom a second partner lists does not count.
  if (values.get(ACCOUNT_TYPE_KEY)?.[0] !== 'partner_2') {
    const named = await resolveNames(scope, crm, id, company.contractNames, led);
    values.set(
      CONTRACTS_KEY,
      named.flatMap(({ secondPartnerId }) => secondPartnerId ?? []),
    );
  }
  const nameField = fieldOfPreferredName(terms, crm);
  if (nameField === null) return values.set(PREFERRED_KEY, await ourIdOf(company.preferredId));
  const preferred = await byName({ scope, crm }, company.fields?.[nameField] ?? []);
  return values.set(PREFERRED_KEY, preferred.values ?? [`unmapped ${preferred.unmapped}`]);
}

const toValues = (told: ReadonlyMap<string, Told>) =>
  new Map<string, readonly string[]>(
    [...told].map(([key, { values, unmapped }]) => [key, values ?? [`unmapped ${unmapped}`]]),
  );
