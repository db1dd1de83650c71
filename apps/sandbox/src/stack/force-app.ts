import { fileURLToPath } from 'node:url';

/** The metadata and components of the Salesforce extension in this repository. */
export const FORCE_APP = fileURLToPath(
  new URL('../../../../crm-extensions/salesforce/force-app/main/default', import.meta.url),
);
