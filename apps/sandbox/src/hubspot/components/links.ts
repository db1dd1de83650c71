import type { HrefProp } from '@hubspot/ui-extensions';
import type { MouseEvent } from 'react';

/** Where HubSpot's own pages live; in the look-alike they are pages of this host. */
const HUBSPOT_PAGES = /^https:\/\/app(-[a-z]+\d+)?\.hubspot\.com(?=\/)/;

export function toAddress(href: HrefProp): { url: string; external: boolean } {
  const { url, external = false } = typeof href === 'string' ? { url: href } : href;
  return { url: url.replace(HUBSPOT_PAGES, ''), external };
}

/** Goes to another page of this host without loading the document anew; leaves every other address to the browser. */
export function followLink(event: MouseEvent, url: string): void {
  const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
  if (elsewhere || !url.startsWith('/')) return;
  event.preventDefault();
  visit(url);
}

/** Tells the shell, which draws the page of the new address. */
export function visit(path: string): void {
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}
