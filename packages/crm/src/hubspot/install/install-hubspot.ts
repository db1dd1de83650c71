import type { AssociationLabels } from '../association-labels.ts';
import type { HubSpotClientOptions } from '../client.ts';
import { createHubSpotClient } from '../client.ts';
import type { HubSpotFields } from '../fields.ts';
import { DEFAULT_HUBSPOT_FIELDS } from '../fields.ts';
import { ensureLabels } from './ensure-labels.ts';
import { ensureProperties } from './ensure-properties.ts';
import { propertyDefinitions, statusProperties } from './property-definitions.ts';

export interface HubSpotInstallation extends HubSpotClientOptions {
  fields?: HubSpotFields;
}

/** Makes an account ready for Tierline, as often as one likes; answers what the adapter has to know of it. */
export async function installHubSpot(options: HubSpotInstallation): Promise<{ labels: AssociationLabels | null }> {
  const client = createHubSpotClient(options);
  const { fields = DEFAULT_HUBSPOT_FIELDS } = options;
  await ensureProperties(client, { definitions: propertyDefinitions(fields), whole: statusProperties(fields) });
  return { labels: await ensureLabels(client) };
}
