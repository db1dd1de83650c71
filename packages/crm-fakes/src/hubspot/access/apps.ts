export interface AppSubscription {
  subscriptionType: string;
  objectType?: string;
  propertyName?: string;
  active?: boolean;
}

/** An app of HubSpot's developer platform, as its project configures it. */
export interface App {
  appId: number;
  clientId: string;
  clientSecret: string;
  redirectUris: readonly string[];
  scopes: readonly string[];
  /** Made by an account for itself; only such an app reads off its answers what is left of the day's allowance. */
  isPrivate?: boolean;
  webhooks?: { targetUrl: string; subscriptions: readonly AppSubscription[] };
}

export interface Apps {
  register(app: App): void;
  find(clientId: string): App | undefined;
  setInstalled(clientId: string, installed: boolean): void;
  /** Those that somebody has installed here: only they hear of what happens. */
  listInstalled(): App[];
  dump(): StoredApps;
  load(stored: StoredApps): void;
}

export interface StoredApps {
  apps: App[];
  installed: string[];
}

export function createApps(touched: () => void): Apps {
  const apps = new Map<string, App>();
  const installed = new Set<string>();
  return {
    register(app) {
      apps.set(app.clientId, app);
      touched();
    },
    find: (clientId) => apps.get(clientId),
    setInstalled(clientId, isInstalled) {
      if (isInstalled) installed.add(clientId);
      else installed.delete(clientId);
      touched();
    },
    listInstalled: () => [...apps.values()].filter(({ clientId }) => installed.has(clientId)),
    dump: () => ({ apps: [...apps.values()], installed: [...installed] }),
    load(stored) {
      for (const app of stored.apps) apps.set(app.clientId, app);
      for (const clientId of stored.installed) installed.add(clientId);
    },
  };
}
