import type { Scope } from '@tierline/db/scope';

/** What HubSpot gave for a consent. */
export interface HubSpotGrant {
  portalId: string;
  /** The portal's own domain; null where HubSpot names none. */
  portalName: string | null;
  /** Who consented. */
  userId: string;
  /** The person's email; null where HubSpot names none. */
  userName: string | null;
  scopes: readonly string[];
  refreshToken: string;
  access: { token: string; until: number };
}

/** The way in of a portal, by way of an admin's browser. */
export interface HubSpotDoor {
  clientId: string;
  /** HubSpot's page of consent. */
  authorizeUrl: string;
  /** Rejects with a `CrmFailure` when HubSpot gives nothing for the code. */
  redeem(code: string, redirectUri: string): Promise<HubSpotGrant>;
  /** Puts the tokens where the adapter finds them, sealed. */
  keepTokens(scope: Scope, grant: HubSpotGrant): Promise<void>;
  /** The portal is registered: what is to be made and read there need not wait for the next round. */
  installed(tenantId: string): void;
}
