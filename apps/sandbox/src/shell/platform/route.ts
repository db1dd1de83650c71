/** Where the page stands: Salesforce's own addresses. */
export type Route =
  | { page: 'record'; object: string; recordId: string }
  | { page: 'list'; object: string }
  | { page: 'tab'; name: string }
  | { page: 'gallery' }
  | { page: 'home' }
  | { page: 'unknown'; path: string };

export function toRoute(path: string): Route {
  const [area, kind, name, id, action] = path.split('/').filter(Boolean).map(decodeURIComponent);
  if (area === undefined) return { page: 'home' };
  if (area === 'gallery' && kind === undefined) return { page: 'gallery' };
  if (area !== 'lightning') return { page: 'unknown', path };
  if (kind === 'r' && name && id && action === 'view') return { page: 'record', object: name, recordId: id };
  if (kind === 'o' && name && id === 'list') return { page: 'list', object: name };
  if (kind === 'n' && name) return { page: 'tab', name };
  return kind === undefined ? { page: 'home' } : { page: 'unknown', path };
}

export function toPath(route: Exclude<Route, { page: 'unknown' }>): string {
  switch (route.page) {
    case 'record':
      return `/lightning/r/${encodeURIComponent(route.object)}/${encodeURIComponent(route.recordId)}/view`;
    case 'list':
      return `/lightning/o/${encodeURIComponent(route.object)}/list`;
    case 'tab':
      return `/lightning/n/${encodeURIComponent(route.name)}`;
    case 'gallery':
      return '/gallery';
    case 'home':
      return '/';
  }
}
