/** The address to which one of HubSpot's actions leads, on this host or outside; null for those that open a form. */
export function toActionPath(actionType: string, actionContext: object): string | null {
  const { objectTypeId, objectId, path, href } = actionContext as Partial<Record<string, string | number>>;
  switch (actionType) {
    case 'RECORD_APP_LINK':
    case 'PREVIEW_OBJECT':
      return `/record/${objectTypeId}/${objectId}`;
    case 'PAGE_APP_LINK':
      return String(path);
    case 'EXTERNAL_URL':
      return String(href);
    default:
      return null;
  }
}
