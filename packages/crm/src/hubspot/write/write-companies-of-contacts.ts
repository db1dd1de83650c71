import { AssociationSpecAssociationCategoryEnum as Category } from '@hubspot/api-client/lib/codegen/crm/associations/v4/index.js';
import { CrmFailure } from '@tierline/domain/crm';
import type { HubSpotClient } from '../client.ts';
import { inChunks } from '../every-page.ts';
import { partialFailure } from '../failure.ts';
import { isPrimary, PRIMARY, readLinks } from '../links.ts';
import { COMPANY_OF_CONTACT } from '../to-contact.ts';
import type { Sent } from './planned-write.ts';
import { sendInParts } from './send-in-parts.ts';

export interface CompanyOfContact {
  contactId: string;
  companyId: string | null;
}

/** "Associate records": limit of a batch. */
const BATCH = 1_000;
const PAIR = 'contacts-companies';
const TYPES = [{ associationCategory: Category.HubspotDefined, associationTypeId: PRIMARY[PAIR] }];

/** Makes a company the primary one of a contact, or takes the primary one from it; answers what could not be done. */
export async function writeCompaniesOfContacts(
  client: HubSpotClient,
  wanted: readonly CompanyOfContact[],
): Promise<ReadonlyMap<string, CrmFailure>> {
  const failures = new Map<string, CrmFailure>();
  for (const batch of inChunks(wanted.filter(hasCompany), BATCH)) {
    const sent = await sendInParts(
      batch,
      (part) => makePrimary(client, part),
      () => false,
    );
    for (const [{ contactId }, outcome] of sent) if (!outcome.ok) failures.set(contactId, outcome.failure);
  }
  const leaving = wanted.filter(({ companyId }) => companyId === null).map(({ contactId }) => contactId);
  if (leaving.length > 0) await takePrimary(client, leaving);
  return failures;
}

type Joining = CompanyOfContact & { companyId: string };

const hasCompany = (each: CompanyOfContact): each is Joining => each.companyId !== null;

/** What the two are labelled with besides stays, and the company that was primary before becomes one among others. */
async function makePrimary(
  { associations }: HubSpotClient,
  part: readonly Joining[],
): Promise<ReadonlyMap<Joining, Sent>> {
  const answer = await associations.create('contacts', 'companies', {
    inputs: part.map(({ contactId, companyId }) => ({ _from: { id: contactId }, to: { id: companyId }, types: TYPES })),
  });
  const done = new Set(answer.results.map(({ fromObjectId }) => String(fromObjectId)));
  const errors = 'errors' in answer ? (answer.errors ?? []) : [];
  const outcomeOf = ({ contactId }: Joining): Sent => {
    if (done.has(contactId)) return { ok: true, id: contactId, modifiedAt: null };
    const error = errors.find(({ context }) => context?.fromObjectId?.includes(contactId)) ?? errors[0];
    if (error) return { ok: false, failure: partialFailure(error) };
    const message = 'HubSpot did not say whether the contact has its company now.';
    return { ok: false, failure: new CrmFailure('unavailable', message, { fields: [COMPANY_OF_CONTACT] }) };
  };
  return new Map(part.map((each) => [each, outcomeOf(each)]));
}

/** An association that has labels of the account's own loses only this mark; one that meant nothing else goes. */
async function takePrimary(client: HubSpotClient, contactIds: readonly string[]): Promise<void> {
  const links = await readLinks(client, PAIR, contactIds);
  const primary = [...links].flatMap(([id, each]) =>
    each.filter((link) => isPrimary(PAIR, link)).map((link) => ({ _from: { id }, link })),
  );
  const isLabelled = ({ link }: (typeof primary)[number]) =>
    link.types.some(({ category }) => category === 'USER_DEFINED');
  for (const batch of inChunks(primary.filter(isLabelled), BATCH)) {
    const inputs = batch.map(({ _from, link }) => ({ _from, to: { id: link.toId }, types: TYPES }));
    await client.associations.archiveLabels('contacts', 'companies', { inputs });
  }
  for (const batch of inChunks(
    primary.filter((each) => !isLabelled(each)),
    BATCH,
  )) {
    const inputs = batch.map(({ _from, link }) => ({ _from, to: [{ id: link.toId }] }));
    await client.associations.archive('contacts', 'companies', { inputs });
  }
}
