import type { AppTab } from '../metadata/lightning-app.ts';
import type { LightningPage } from '../metadata/lightning-page.ts';

/** What the pages need to know before they draw anything. */
export interface SandboxContext {
  apiVersion: string;
  app: { label: string; tabs: AppTab[] };
  /** By object. */
  recordPages: Record<string, LightningPage>;
  /** By name. */
  appPages: Record<string, LightningPage>;
  viewers: ViewerChoice[];
}

/** Somebody through whose eyes the sandbox can be looked at. */
export interface ViewerChoice {
  key: string;
  userId: string;
  name: string;
  /** What the viewer may do, in a few words: `may edit`, `without the Tierline permission`. */
  role: string;
  customPermissions: string[];
  /** Those of the app's objects that the viewer has access to; the others' tabs are not there for him. */
  objects: string[];
}

/** The request header with the key of the viewer on whose behalf the page asks. */
export const VIEWER_HEADER = 'x-sandbox-viewer';
