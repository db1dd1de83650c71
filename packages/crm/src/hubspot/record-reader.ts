import type { CrmContact, CrmDeal, CrmObject, CrmOrganization, CrmRecords } from '@tierline/domain/crm';
import type { Account } from './account.ts';
import type { AssociationLabels } from './association-labels.ts';
import type { Chain } from './chain.ts';
import { chainOf } from './chain.ts';
import { chainSource } from './chain-source.ts';
import type { HubSpotClient } from './client.ts';
import type { Directory } from './directory.ts';
import type { HubSpotFields } from './fields.ts';
import { customerNames, dealOf, openLeads } from './lead-links.ts';
import type { Link } from './links.ts';
import { readLinks } from './links.ts';
import { propertyOfMany } from './property-of-many.ts';
import type { RecordRow } from './record-row.ts';
import { requireOwn } from './require-own.ts';
import type { Stage } from './stages.ts';
import { toContact } from './to-contact.ts';
import type { Around } from './to-deal.ts';
import { toDeal, toLead } from './to-deal.ts';
import { toOrganization } from './to-organization.ts';
import { toText } from './values.ts';

/** Turns rows into records, with what lies around them read for all of them at once. */
export type RecordReader = { readonly [K in CrmObject]: (rows: readonly RecordRow[]) => Promise<CrmRecords[K][]> };

export interface Reading {
  client: HubSpotClient;
  account: Account;
  fields: HubSpotFields;
  labels: AssociationLabels | null;
}

export function createRecordReader({ client, account, fields, labels }: Reading): RecordReader {
  async function organizations(rows: readonly RecordRow[]): Promise<CrmOrganization[]> {
    const people = await account.people.knowing(valuesOf(rows, 'hs_updated_by_user_id'));
    await requireOwn(account, fields, rows);
    const { listed } = await account.properties.organization.get();
    return rows.map((row) => toOrganization(row, fields.company, people, listed));
  }

  async function contacts(rows: readonly RecordRow[]): Promise<CrmContact[]> {
    const people = await account.people.knowing(valuesOf(rows, 'hs_updated_by_user_id'));
    return rows.map((row) => toContact(row, fields.contact, people));
  }

  async function deals(rows: readonly RecordRow[]): Promise<CrmDeal[]> {
    const source = chainSource({ fields, labels }, 'deal');
    const [links, known, currency] = await Promise.all([
      readLinks(client, source.pair, present(rows)),
      lookUp(rows, account.dealStages, 'dealstage'),
      rows.some(lacksCurrency) ? account.currency() : null,
    ]);
    const chains = rows.map((row) => chainOf(source, row.properties, linksOf(links, row)));
    const around = { ...known, companyNames: await namesOf(chains) };
    return rows.map((row, at) => toDeal(row, chains[at] ?? NO_CHAIN, around, currency));
  }

  async function leads(rows: readonly RecordRow[]): Promise<CrmDeal[]> {
    const source = chainSource({ fields, labels }, 'lead');
    const known = await lookUp(rows, account.leadStages, 'hs_pipeline_stage');
    const open = openLeads(rows, known.stages);
    const [links, dealLinks] = await Promise.all([
      readLinks(client, source.pair, present(rows)),
      readLinks(client, 'leads-deals', present(rows.filter((row) => !open.has(row.id)))),
    ]);
    const chains = rows.map((row) => chainOf(source, row.properties, linksOf(links, row)));
    const around = { ...known, companyNames: await namesOf(chains) };
    const customers = await customerNames(
      client,
      rows.flatMap(({ id, archivedAt }, at) => {
        const companyName = around.companyNames.get(chains[at]?.primaryId ?? '') ?? null;
        return archivedAt === null ? [{ id, companyName }] : [];
      }),
    );
    return rows.map((row, at) => {
      const dealId = dealOf(linksOf(dealLinks, row));
      return toLead(row, chains[at] ?? NO_CHAIN, { ...around, customerName: customers.get(row.id) ?? null, dealId });
    });
  }

  async function lookUp(
    rows: readonly RecordRow[],
    directory: Directory<Stage>,
    stage: string,
  ): Promise<Omit<Around, 'companyNames'>> {
    const [stages, owners, people] = await Promise.all([
      directory.knowing(valuesOf(rows, stage)),
      account.owners.knowing(valuesOf(rows, 'hubspot_owner_id')),
      account.people.knowing(valuesOf(rows, 'hs_updated_by_user_id')),
    ]);
    return { stages, owners, people };
  }

  const namesOf = (chains: readonly Chain[]) =>
    propertyOfMany(client, 'companies', 'name', chains.flatMap(companiesOf));

  return { organization: organizations, contact: contacts, deal: deals, lead: leads };
}

const NO_CHAIN: Chain = { primaryId: null, partnerId: null, secondPartnerId: null };

const companiesOf = ({ primaryId, partnerId, secondPartnerId }: Chain): string[] =>
  [primaryId, partnerId, secondPartnerId].filter((id) => id !== null);

/** Archived records have no associations any more. */
const present = (rows: readonly RecordRow[]): string[] =>
  rows.filter((row) => row.archivedAt === null).map((row) => row.id);

const linksOf = (links: ReadonlyMap<string, Link[]>, row: RecordRow): Link[] => links.get(row.id) ?? [];

const lacksCurrency = ({ properties }: RecordRow): boolean =>
  toText(properties.amount) !== null && toText(properties.deal_currency_code) === null;

const valuesOf = (rows: readonly RecordRow[], property: string): Set<string> =>
  new Set(rows.map((row) => toText(row.properties[property])).filter((value) => value !== null));
