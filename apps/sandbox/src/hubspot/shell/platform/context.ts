import type { HubSpotContext, HubSpotViewer } from '../../pages/context.ts';

const REMEMBERED = 'sandbox.viewer';

/** Read once, before anything is drawn. */
export const context: HubSpotContext = await loadContext();
export const viewer: HubSpotViewer = chosenViewer(context.viewers);

async function loadContext(): Promise<HubSpotContext> {
  const response = await fetch('/sandbox/context');
  if (!response.ok) throw new Error(`The sandbox did not answer: ${response.status}`);
  return (await response.json()) as HubSpotContext;
}

/** `?viewer=admin` chooses; the tab remembers, so that two tabs can look through different eyes. */
function chosenViewer(viewers: HubSpotViewer[]): HubSpotViewer {
  const asked = new URLSearchParams(location.search).get('viewer') ?? sessionStorage.getItem(REMEMBERED);
  const found = viewers.find(({ key }) => key === asked) ?? viewers[0];
  if (!found) throw new Error('The sandbox has no viewers');
  sessionStorage.setItem(REMEMBERED, found.key);
  return found;
}

/** Everything on a page was read as the viewer before, so the page is loaded anew. */
export function lookAs(key: string): void {
  sessionStorage.setItem(REMEMBERED, key);
  const url = new URL(location.href);
  url.searchParams.delete('viewer');
  location.assign(url);
}
