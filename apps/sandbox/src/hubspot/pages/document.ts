import type { BuiltHubSpot } from '../build/build-hubspot.ts';

/** The one HTML document of all pages. */
export function renderDocument({ script, styles }: Pick<BuiltHubSpot, 'script' | 'styles'>): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>HubSpot look-alike</title>
    <link rel="icon" href="data:,">
    ${styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('\n    ')}
    <script type="module" src="${script}"></script>
  </head>
  <body>
    <div id="shell"></div>
  </body>
</html>
`;
}
