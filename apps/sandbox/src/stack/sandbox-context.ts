import { listHeld } from '../gateway/custom-permissions.ts';
import type { ViewerSession } from '../gateway/viewer-session.ts';
import { readLayoutPages } from '../metadata/layout-page.ts';
import { type AppTab, readLightningApps } from '../metadata/lightning-app.ts';
import { readLightningPages } from '../metadata/lightning-page.ts';
import { VIEWERS } from '../org/people.ts';
import type { SandboxContext } from '../pages/context.ts';

export const API_VERSION = '67.0';

/** Puts together what the pages have to know: the project's app and pages, and who may look. */
export async function readContext(
  forceApp: string,
  sessionOf: (username: string) => ViewerSession,
): Promise<SandboxContext> {
  const [app] = readLightningApps(forceApp);
  if (!app) throw new Error(`There is no Lightning app in ${forceApp}/applications`);
  const pages = new Map(readLightningPages(forceApp).map((page) => [page.name, page]));
  const recordPages = Object.entries(app.recordPages).flatMap(([object, name]) => {
    const page = pages.get(name);
    return page ? [[object, page] as const] : [];
  });
  const standardPages = Object.fromEntries(readLayoutPages(forceApp).map((page) => [page.object, page]));
  return {
    apiVersion: API_VERSION,
    app: { label: app.label, tabs: app.tabs },
    recordPages: { ...standardPages, ...Object.fromEntries(recordPages) },
    appPages: Object.fromEntries([...pages].filter(([, { kind }]) => kind === 'app')),
    viewers: await Promise.all(
      VIEWERS.map(async ({ key, firstName, lastName, role, username }) => {
        const session = sessionOf(username);
        const customPermissions = await listHeld(session, ['Tierline_Admin', 'Tierline_User']);
        const objects = await listAccessible(session, app.tabs);
        return { key, userId: session.userId, name: `${firstName} ${lastName}`, role, customPermissions, objects };
      }),
    ),
  };
}

async function listAccessible(session: ViewerSession, tabs: readonly AppTab[]): Promise<string[]> {
  const objects = tabs.flatMap((tab) => (tab.kind === 'object' ? [tab.object] : []));
  const described = await Promise.all(objects.map((object) => session.findDescribed(object)));
  return objects.filter((_, nth) => described[nth] !== null);
}
