import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { buildHubSpotBundle } from '../../build/build-bundle.ts';
import { APP, PROJECT, temporaryFolder } from '../project/project-folder.ts';
import { DEAL } from '../testing/mount.tsx';
import { drawRemotely, runBundle } from './worker.ts';

const answered = (data: object) => async () => new Response(JSON.stringify({ result: { data } }));
const hello = { title: 'Distribution', blocks: [{ kind: 'text', id: 'words', text: 'hello' }], watch: [] };

async function build(entry: string): Promise<string> {
  const outFile = join(await temporaryFolder(), 'bundle.js');
  await buildHubSpotBundle({ entry, outFile });
  return outFile;
}

function draw(element: Parameters<typeof drawRemotely>[0]) {
  const page = drawRemotely(element);
  onTestFinished(page.end);
  return page;
}

test.each([
  ['cards/DealCard.tsx', 'deal'],
  ['cards/CompanyCard.tsx', 'organization'],
  ['cards/ContactCard.tsx', 'contact'],
  ['settings/SettingsPage.tsx', 'admin'],
])("the bundle of %s opens the screen %s in HubSpot's worker", async (entry, screen) => {
  const hsFetch = vi.fn(answered(hello));
  const extension = await runBundle(await build(join(APP, entry)), hsFetch);
  const page = draw(extension({ context: DEAL, actions: { addAlert: () => {} } }));
  await vi.waitFor(() => expect(page.text()).toContain('hello'));
  expect(hsFetch.mock.calls).toMatchObject([['https://api.tierline.example/trpc/screen.open', { body: { screen } }]]);
});

test('the gallery draws the scene that its host names, by the renderer of the cards', async () => {
  const hsFetch = vi.fn(answered(hello));
  const extension = await runBundle(await build(join(PROJECT, 'gallery/Gallery.tsx')), hsFetch);
  const context = { ...DEAL, variables: { scene: 'timeline' } };
  const page = draw(extension({ context, actions: { addAlert: () => {} } }));
  await vi.waitFor(() => expect(page.text()).toContain('Brightline IT became the reseller'));
  expect(hsFetch).not.toHaveBeenCalled();
});
