import type { CrmContext } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { GALLERY, playScene, type Scene } from '@tierline/blocks/gallery';
import type { Transport } from '@tierline/blocks/protocol';
import { Conditions } from '../../src/app/cards/tierline/conditions/conditions.tsx';
import { Extension } from '../../src/app/cards/tierline/extension.tsx';
import type { ExtraFields } from '../../src/app/cards/tierline/form/extra-fields.ts';

/** HubSpot's page of deal 4711, as the extension sees it. */
export const DEAL: CrmContext = {
  location: 'crm.record.tab',
  portal: { id: 999, timezone: 'Europe/Berlin' },
  crm: { objectId: 4711, objectTypeId: '0-3' },
  user: {
    id: 7,
    email: 'ann@acme.example',
    emails: ['ann@acme.example'],
    firstName: 'Ann',
    lastName: 'Lee',
    roles: [],
    teams: [],
    permissions: [],
    locale: 'en-gb',
  },
};

/** Where there is one column, hardly 300 pixels wide. */
export const SIDEBAR: CrmContext = { ...DEAL, location: 'crm.record.sidebar' };

/** What the settings page can draw over and above the cards. */
const FIELDS = { conditions: Conditions };

/** Draws on a real remote root, by the test renderer of HubSpot's SDK. Without a transport it goes by `hubspot.fetch`. */
export function mount(transport?: Transport, context: CrmContext = DEAL, fields: ExtraFields = FIELDS) {
  const page = createRenderer('crm.record.tab');
  const { actions } = page.mocks;
  const given = { context, actions, fields, ...(transport && { transport }) };
  page.render(<Extension screen="deal" {...given} />);
  return page;
}
export type Mounted = ReturnType<typeof mount>;

export function sceneOf(id: string): Scene {
  const scene = GALLERY.find((each) => each.id === id);
  if (!scene) throw new Error(`the gallery has no scene ${id}`);
  return scene;
}

/** Everything that is drawn, as text: components with their properties, and words. */
export const drawnOn = (page: Mounted) => page.getRootNode().toString();

/** A scene after its first answer. */
export async function play(id: string, context: CrmContext = DEAL): Promise<Mounted> {
  const { open, ...scene } = sceneOf(id);
  const page = mount(playScene({ ...scene, open }), context);
  if (open !== 'never' && open.ok) {
    const { title } = open.answer;
    await page.waitFor(() => {
      if (!drawnOn(page).includes(title)) throw new Error(`${title} is not drawn yet`);
    });
  }
  return page;
}
