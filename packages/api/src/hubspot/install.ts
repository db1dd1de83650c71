import { CrmFailure } from '@tierline/domain/crm';
import type { Context as HonoContext } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { HubSpotApp, Services } from '../context.ts';
import { english } from '../sentences/english.ts';
import { beginInstallation, endInstallation, STATE_SECONDS } from './install-state.ts';
import { type Page, renderPage } from './page.ts';
import { registerPortal } from './register-portal.ts';
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from './scopes.ts';

/** The prefix makes browsers insist that it is the server's own and came by a secure way. */
const COOKIE = '__Host-tierline-install';

const words = english.hubspot.install_page;
const redirectUriOf = ({ publicUrl }: HubSpotApp): string => `${publicUrl}/hubspot/oauth-callback`;

/** An admin begins: the browser is given something to be known by, and sent to HubSpot for the consent. */
export async function beginInstall({ db, hubspot, now }: Services, c: HonoContext): Promise<Response> {
  if (!hubspot) return renderPage(c, toTrouble(404, 'notConfigured'));
  const { state, browser } = await beginInstallation(db, getCookie(c, COOKIE), now());
  const options = { httpOnly: true, secure: true, sameSite: 'Lax', path: '/', maxAge: STATE_SECONDS } as const;
  setCookie(c, COOKIE, browser, options);
  const url = new URL(hubspot.door.authorizeUrl);
  url.searchParams.set('client_id', hubspot.door.clientId);
  url.searchParams.set('redirect_uri', redirectUriOf(hubspot));
  url.searchParams.set('scope', REQUIRED_SCOPES.join(' '));
  url.searchParams.set('optional_scope', OPTIONAL_SCOPES.join(' '));
  url.searchParams.set('state', state);
  c.header('cache-control', 'no-store');
  c.header('referrer-policy', 'no-referrer');
  return c.redirect(url.href);
}

/** HubSpot sends the browser back, with a code or without. Nothing is kept unless all of it is right. */
export async function finishInstall(services: Services, c: HonoContext): Promise<Response> {
  const { db, hubspot, now, log } = services;
  if (!hubspot) return renderPage(c, toTrouble(404, 'notConfigured'));
  const { state = '', code = '', error } = c.req.query();
  const browser = getCookie(c, COOKIE) ?? '';
  const whose = await endInstallation(db, { state, browser }, now());
  const trouble = (status: Page['status'], name: TroubleName, text = '') => {
    log.info({ call: c.req.path, problem: name, text }, 'refused');
    return renderPage(c, toTrouble(status, name, text));
  };
  if (error === 'access_denied') return trouble(400, 'cancelled');
  if (whose === 'unknown') return trouble(400, 'unknownState');
  if (whose === 'other_browser') return trouble(400, 'otherBrowser');
  deleteCookie(c, COOKIE, { path: '/', secure: true });
  if (code === '') return trouble(400, 'noCode');
  try {
    const grant = await hubspot.door.redeem(code, redirectUriOf(hubspot));
    const { tenantId, again } = await registerPortal(services, hubspot.door, grant);
    log.info({ tenantId, portalId: grant.portalId, again }, 'installed in HubSpot');
    hubspot.door.installed(tenantId);
    return renderPage(c, {
      status: 200,
      title: words.installed(grant.portalName ?? grant.portalId),
      paragraphs: again ? [words.keptAll, words.next] : [words.setsUp, words.next],
      link: { href: settingsUrl(hubspot, grant.portalId), text: words.openSettings },
    });
  } catch (fault) {
    if (!(fault instanceof CrmFailure)) throw fault;
    return trouble(fault.code === 'not_authorized' ? 400 : 503, 'refused', fault.message);
  }
}

/** "Connected apps" of the portal, from which the app's own settings are one click. */
function settingsUrl({ door, appId }: HubSpotApp, portalId: string): string {
  const { origin } = new URL(door.authorizeUrl);
  return `${origin}/integrations-settings/${encodeURIComponent(portalId)}/installed/framework/${appId}`;
}

type TroubleName = keyof typeof words.trouble;

function toTrouble(status: Page['status'], name: TroubleName, text = ''): Page {
  const { title, remedy } = words.trouble[name];
  return { status, title, paragraphs: text === '' ? [remedy] : [text, remedy] };
}
