import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** What an admin reads in his browser, outside of HubSpot. */
export interface Page {
  status: ContentfulStatusCode;
  title: string;
  paragraphs: readonly string[];
  link?: { href: string; text: string };
}

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; color: #1f2b38; background: #f5f8fa; margin: 0; padding: 2rem 1rem; }
main { max-width: 36rem; margin: 0 auto; padding: 2rem; background: #fff; border: 1px solid #cbd6e2; border-radius: 8px; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
a { color: #005a9e; font-weight: 600; }
`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** No script, nothing from elsewhere, and its address, which carries a code, goes nowhere. */
const HEADERS = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

export function renderPage(c: Context, { status, title, paragraphs, link }: Page): Response | Promise<Response> {
  const page = html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <style>${raw(STYLE)}</style>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      ${paragraphs.map((text) => html`<p>${text}</p>`)}
      ${link ? html`<p><a href="${link.href}">${link.text}</a></p>` : ''}
    </main>
  </body>
</html>
`;
  return c.html(page, status, HEADERS);
}
