import { join } from 'node:path';
import { elementsOf, readXmlFolder, textOf, textsOf } from './xml.ts';

export interface LightningApp {
  name: string;
  label: string;
  tabs: AppTab[];
  /** Object API name → the flexipage that the app shows for its records. */
  recordPages: Record<string, string>;
}

/** A tab of a standard object, or one that opens an app page. */
export type AppTab = { kind: 'object'; object: string } | { kind: 'page'; name: string; label: string; page: string };

export function readLightningApps(forceApp: string): LightningApp[] {
  const pageTabs = new Map(
    readXmlFolder(join(forceApp, 'tabs'), '.tab-meta.xml').flatMap(({ name, root }) => {
      const page = textOf(root, 'flexiPage');
      return page === undefined ? [] : [[name, { label: textOf(root, 'label') ?? name, page }] as const];
    }),
  );
  return readXmlFolder(join(forceApp, 'applications'), '.app-meta.xml').map(({ name, root }) => ({
    name,
    label: textOf(root, 'label') ?? name,
    tabs: textsOf(root, 'tabs').map((tab): AppTab => {
      const page = pageTabs.get(tab);
      return page ? { kind: 'page', name: tab, ...page } : { kind: 'object', object: tab.replace(/^standard-/, '') };
    }),
    recordPages: Object.fromEntries(
      elementsOf(root, 'actionOverrides')
        .filter((override) => textOf(override, 'actionName') === 'View' && textOf(override, 'type') === 'Flexipage')
        .map((override) => [textOf(override, 'pageOrSobjectType') ?? '', textOf(override, 'content') ?? '']),
    ),
  }));
}
