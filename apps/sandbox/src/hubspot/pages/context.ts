import type { CardLocation } from '../project/read-project.ts';

/** What the pages need to know before they draw anything. */
export interface HubSpotContext {
  portalId: number;
  app: { id: number; name: string };
  viewers: HubSpotViewer[];
  cards: CardPlace[];
  /** URL of the settings extension's bundle; null when the app has none. */
  settings: string | null;
  /** URL of the bundle that draws one scene of the gallery. */
  gallery: string;
  /** Bundles of a test's own, by file name. */
  extra: Record<string, string>;
  /** Address of the Salesforce look-alike's pages, whose gallery stands beside ours; null when there are none. */
  salesforcePages: string | null;
}

export interface CardPlace {
  uid: string;
  name: string;
  location: CardLocation;
  objectTypes: string[];
  bundle: string;
}

/** Somebody through whose eyes the pages can be looked at. */
export interface HubSpotViewer {
  key: string;
  userId: number;
  email: string;
  firstName: string;
  lastName: string;
  /** What the viewer may do, in a few words. */
  role: string;
  superAdmin: boolean;
}

/** The request header with the key of the viewer on whose behalf the page asks. */
export const VIEWER_HEADER = 'x-sandbox-viewer';

/** What the page of consent is told: where the browser goes now, or why it stays. */
export type ConsentOutcome = { ok: true; redirect: string } | { ok: false; reason: string };
