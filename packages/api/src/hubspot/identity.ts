/** Who calls, as HubSpot appends it to the address of every `hubspot.fetch`. */
export interface HubSpotIdentity {
  userId: string;
  portalId: string;
  userEmail: string;
  appId: string;
}

const NAMES = ['userId', 'portalId', 'userEmail', 'appId'] as const;

/**
 * Reads the identity from a query that was verified. HubSpot appends to what the extension wrote, so that a name which
 * occurs twice may be the extension's own: then nobody is identified.
 */
export function readIdentity(query: URLSearchParams): HubSpotIdentity | null {
  const found: Partial<HubSpotIdentity> = {};
  for (const name of NAMES) {
    const [value, another] = query.getAll(name);
    if (!value || another !== undefined) return null;
    found[name] = value;
  }
  return /^\d+$/.test(found.userId ?? '') && /^\d+$/.test(found.portalId ?? '') ? (found as HubSpotIdentity) : null;
}
