import type { BuiltPages } from '../build/build-pages.ts';

/**
 * The one HTML document of all pages. Synthetic shadow comes first, for it has to patch the document before the
 * LWC engine or anything else touches it; modules run in the order in which they stand here.
 */
export function renderDocument({ imports, styles }: BuiltPages): string {
  const importMap = JSON.stringify({ imports }).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Tierline | Salesforce look-alike</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/slds/styles/salesforce-lightning-design-system.min.css">
    ${styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('\n    ')}
    <script type="importmap">${importMap}</script>
    <script type="module" src="${imports['@lwc/synthetic-shadow']}"></script>
    <script type="module" src="${imports['shell/main']}"></script>
  </head>
  <body>
    <div id="shell"></div>
  </body>
</html>
`;
}
