import { type ConsentOutcome, VIEWER_HEADER } from '../pages/context.ts';

export interface InstallPlaces {
  serverUrl: string;
  pagesUrl: string;
}

/** The super admin installs the app as in a browser: Tierline's address, HubSpot's page of consent, and back. */
export async function installApp({ serverUrl, pagesUrl }: InstallPlaces): Promise<void> {
  const begun = await fetch(`${serverUrl}/hubspot/install`, { redirect: 'manual' });
  const asked = new URL(begun.headers.get('location') ?? pagesUrl);
  const cookie = begun.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const consent = await fetch(`${pagesUrl}/sandbox/consent`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [VIEWER_HEADER]: 'admin' },
    body: JSON.stringify({ query: asked.search.slice(1), answer: 'connect' }),
  });
  const outcome = (await consent.json()) as ConsentOutcome;
  if (!outcome.ok) throw new Error(`HubSpot did not let Tierline be connected: ${outcome.reason}`);
  const finished = await fetch(outcome.redirect, { headers: { cookie } });
  if (!finished.ok) throw new Error(`The installation ended with ${finished.status}: ${await finished.text()}`);
}
