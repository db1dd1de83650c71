/** An app that may ask for tokens: an External Client App with the JWT bearer flow on. */
export interface OAuthClient {
  clientId: string;
  /** PEM: an X.509 certificate, as uploaded to the app, or a bare public key. */
  publicKey: string;
  /** Users whom a permission set or profile has approved for the app; all when absent. */
  approvedUserIds?: readonly string[];
  scopes?: readonly string[];
}

export type OAuthClients = Map<string, OAuthClient>;
