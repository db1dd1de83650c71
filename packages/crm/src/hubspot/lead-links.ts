import type { HubSpotClient } from './client.ts';
import { hasReason } from './failure.ts';
import type { Link, LinkPair } from './links.ts';
import { isPrimary, readLinks } from './links.ts';
import { propertyOfMany } from './property-of-many.ts';
import { compareIds } from './record-id.ts';
import type { RecordRow } from './record-row.ts';
import type { Stage } from './stages.ts';
import { toText } from './values.ts';

export const openLeads = (rows: readonly RecordRow[], stages: ReadonlyMap<string, Stage>): ReadonlySet<string> =>
  new Set(
    rows.filter((row) => stages.get(toText(row.properties.hs_pipeline_stage) ?? '')?.open ?? true).map((row) => row.id),
  );

/**
 * The names of the leads' customers, by lead id: the primary company's, or what the contact says of itself. The latter
 * is no more than a help, so that a vendor need not open its contacts to Tierline for it.
 */
export async function customerNames(
  client: HubSpotClient,
  leads: readonly { id: string; companyName: string | null }[],
): Promise<ReadonlyMap<string, string | null>> {
  const named = new Map(leads.map(({ id, companyName }) => [id, companyName]));
  const nameless = leads.filter(({ companyName }) => companyName === null).map(({ id }) => id);
  try {
    const links = await readLinks(client, 'leads-contacts', nameless);
    const contacts = new Map([...links].map(([leadId, each]) => [leadId, foremost('leads-contacts', each) ?? '']));
    const companies = await propertyOfMany(client, 'contacts', 'company', contacts.values());
    for (const [leadId, contact] of contacts) named.set(leadId, companies.get(contact) ?? null);
  } catch (error) {
    if (!hasReason(error, 'MISSING_SCOPES')) throw error;
  }
  return named;
}

export const dealOf = (links: readonly Link[]): string | null => foremost('leads-deals', links);

/** The primary one, or else the oldest. */
function foremost(pair: LinkPair, links: readonly Link[]): string | null {
  const primary = links.filter((link) => isPrimary(pair, link));
  return (primary.length > 0 ? primary : links).map((link) => link.toId).toSorted(compareIds)[0] ?? null;
}
