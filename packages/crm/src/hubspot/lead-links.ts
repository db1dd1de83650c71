import type { Chain } from './chain.ts';
import type { HubSpotClient } from './client.ts';
import type { Link, LinkPair } from './links.ts';
import { isPrimary } from './links.ts';
import { propertyOfMany } from './property-of-many.ts';
import { compareIds } from './record-id.ts';
import type { RecordRow } from './record-row.ts';
import type { Stage } from './stages.ts';
import { toText } from './values.ts';

export const openLeads = (rows: readonly RecordRow[], stages: ReadonlyMap<string, Stage>): ReadonlySet<string> =>
  new Set(
    rows.filter((row) => stages.get(toText(row.properties.hs_pipeline_stage) ?? '')?.open ?? true).map((row) => row.id),
  );

/** The names of the leads' customers, by lead id: the primary company's, or what the contact says of itself. */
export async function customerNames(
  client: HubSpotClient,
  rows: readonly RecordRow[],
  chains: readonly Chain[],
  companyNames: ReadonlyMap<string, string | null>,
  contactLinks: ReadonlyMap<string, Link[]>,
): Promise<ReadonlyMap<string, string | null>> {
  const names = new Map<string, string | null>();
  const contacts = new Map<string, string>();
  for (const [at, row] of rows.entries()) {
    const company = companyNames.get(chains[at]?.primaryId ?? '') ?? null;
    const contact = foremost('leads-contacts', contactLinks.get(row.id) ?? []);
    if (company !== null) names.set(row.id, company);
    else if (contact !== null) contacts.set(row.id, contact);
  }
  const companies = await propertyOfMany(client, 'contacts', 'company', contacts.values());
  for (const [leadId, contact] of contacts) names.set(leadId, companies.get(contact) ?? null);
  return names;
}

export const dealOf = (links: readonly Link[]): string | null => foremost('leads-deals', links);

/** The primary one, or else the oldest. */
function foremost(pair: LinkPair, links: readonly Link[]): string | null {
  const primary = links.filter((link) => isPrimary(pair, link));
  return (primary.length > 0 ? primary : links).map((link) => link.toId).toSorted(compareIds)[0] ?? null;
}
