import { fileURLToPath } from 'node:url';

/** The HubSpot extension of this repository. */
export const HUBSPOT_PROJECT = fileURLToPath(new URL('../../../../../crm-extensions/hubspot', import.meta.url));
