/** Where the page stands: HubSpot's own addresses. */
export type Route =
  | { page: 'record'; typeId: string; recordId: string }
  | { page: 'list'; typeId: string }
  | { page: 'settings' }
  | { page: 'consent' }
  | { page: 'gallery' }
  | { page: 'beside' }
  | { page: 'extra'; name: string }
  | { page: 'unknown'; path: string };

export function toRoute(path: string): Route {
  const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  const [area, ...rest] = parts[0] === 'contacts' ? ['contacts', ...parts.slice(2)] : parts;
  const [kind, name = '', id = ''] = area === 'contacts' ? rest : [area, ...rest];
  if (kind === undefined) return { page: 'list', typeId: '0-3' };
  if (kind === 'record' && name && id) return { page: 'record', typeId: name, recordId: id };
  if (kind === 'objects' && name) return { page: 'list', typeId: name };
  if (kind === 'integrations-settings') return { page: 'settings' };
  if (kind === 'oauth' && name === 'authorize') return { page: 'consent' };
  if (kind === 'gallery') return name === 'beside' ? { page: 'beside' } : { page: 'gallery' };
  if (kind === 'extension' && name) return { page: 'extra', name };
  return { page: 'unknown', path };
}

export const recordPath = (portalId: number, typeId: string, id: string): string =>
  `/contacts/${portalId}/record/${typeId}/${encodeURIComponent(id)}`;

export const listPath = (portalId: number, typeId: string): string =>
  `/contacts/${portalId}/objects/${typeId}/views/all/list`;

export const settingsPath = (portalId: number, appId: number): string =>
  `/integrations-settings/${portalId}/installed/${appId}/general`;
