import type { Clock } from '../clock.ts';
import type { App, Apps } from './access/apps.ts';
import type { Tokens } from './access/tokens.ts';
import type { Users } from './access/users.ts';
import type { AssociationTypes } from './associations/association-types.ts';
import type { LinkStore } from './associations/link-store.ts';
import type { Change } from './change.ts';
import type { RateLimits } from './rate-limits.ts';
import type { RecordStore } from './records/record-store.ts';
import type { Workflows } from './records/workflows.ts';
import type { Pipelines } from './schema/pipelines.ts';
import type { Schema } from './schema/schema.ts';
import type { SearchIndex } from './search/search-index.ts';

export type HubSpotPlan = 'free' | 'starter' | 'professional' | 'enterprise';

/** Everything that one fake account consists of; passed to the functions that work on it. */
export interface Account {
  portalId: number;
  plan: HubSpotPlan;
  clock: Clock;
  /** The company currency first. */
  currencies: readonly string[];
  schema: Schema;
  pipelines: Pipelines;
  records: RecordStore;
  associationTypes: AssociationTypes;
  links: LinkStore;
  index: SearchIndex;
  users: Users;
  apps: Apps;
  tokens: Tokens;
  limits: RateLimits;
  workflows: Workflows;
  /** Tells subscribers what was done, and by whom. */
  tell(change: Change, actor: Actor): void;
}

/** Who changes something: a person in HubSpot's own pages, or an app on behalf of the person who installed it. */
export interface Actor {
  userId: number | null;
  appId: number | null;
}

/** Who asks, from a token; a person's session has every scope and no app. */
export interface Caller {
  account: Account;
  actor: Actor;
  app: App | null;
  scopes: readonly string[] | 'all';
}

export const nobody: Actor = { userId: null, appId: null };
