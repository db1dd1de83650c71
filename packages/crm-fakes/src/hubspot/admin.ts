import type { App } from './access/apps.ts';
import type { NewUser } from './access/users.ts';
import { type Account, nobody } from './account.ts';
import { associationsBetween } from './associations/associate.ts';
import { toTypeBody } from './associations/association-body.ts';
import { visibleLinks } from './associations/visible-links.ts';
import { getObjectType, type ObjectType } from './object-type.ts';
import { convertLead } from './records/convert-lead.ts';
import { readProperties } from './records/read-properties.ts';
import type { StoredRecord } from './records/record-store.ts';
import { restoreRecord } from './records/save.ts';
import type { Workflow } from './records/workflows.ts';
import type { Pipeline } from './schema/pipelines.ts';
import { type Seed, seedRecords } from './seed.ts';

export interface AccountUser {
  id: number;
  email: string;
  firstName: string;
  lastName: string;
  superAdmin: boolean;
  ownerId: string;
}

export interface RecordView {
  id: string;
  properties: Record<string, string | null>;
  archived: boolean;
}

export interface AssociationView {
  toObjectId: string;
  types: { category: string; typeId: number; label: string | null }[];
}

/** What people do in HubSpot's own settings and pages, or what merely happens: not part of the API. */
export interface HubSpotAdmin {
  createUser(user: NewUser): { id: number; ownerId: string };
  deactivateUser(id: number): void;
  listUsers(): AccountUser[];
  /** The same app again replaces it. */
  registerApp(app: App): void;
  /** The person consents in the browser: answers the one-time code that the redirect would carry. */
  authorize(consent: { clientId: string; redirectUri: string; userId: number; scopes?: readonly string[] }): string;
  uninstall(clientId: string): void;
  /** A token with which that person acts through the ordinary API, as HubSpot's own pages do: all scopes, no limit. */
  sessionFor(userId: number): string;
  expireAccessTokens(): void;
  /** No token given to an app is good any more, refresh tokens included. */
  refuseAllTokens(): void;
  /** Takes effect on tokens already given. */
  revokeScope(clientId: string, scope: string): void;
  seed(objectType: 'companies' | 'contacts' | 'deals' | 'leads', records: readonly Seed[]): string[];
  /** What is stored, archived or not, with every property; null where blank. */
  findRecord(objectType: string, id: string): RecordView | null;
  listRecords(objectType: string): RecordView[];
  listAssociations(fromType: string, fromId: string, toType: string): AssociationView[];
  /** From the recycling bin. */
  restore(objectType: string, id: string): void;
  /** From then on it works on each record that is saved. */
  addWorkflow(objectType: string, workflow: Workflow): void;
  /** As a person presses "Create deal" on a lead; answers the deal's id. */
  convertLead(id: string): string;
  /** A further pipeline, whose stages have ids that no other has. */
  createPipeline(objectType: 'deals' | 'leads', pipeline: Pipeline): void;
  setDailyLimit(max: number): void;
  setTenSecondLimit(max: number): void;
  setSearchLimit(perSecond: number): void;
  /** Results that a search has at most, on all its pages. */
  setSearchMaximum(max: number): void;
  /** The next pages of lists have so many rows at most, one after another; one without any goes on all the same. */
  shortenPages(rows: readonly number[]): void;
}

/** `settle` is called after whatever may have changed something. */
export function createAdmin(account: Account, settle: () => void): HubSpotAdmin {
  const settled = <T>(result: T): T => {
    settle();
    return result;
  };
  return {
    createUser(user) {
      const { id, ownerId } = settled(account.users.create(user));
      return { id, ownerId };
    },
    deactivateUser: (id) => settled(account.users.deactivate(id)),
    listUsers: () => account.users.list().map(({ createdAt, isGone, ...user }) => user),
    registerApp: (app) => settled(account.apps.register(app)),
    authorize: (consent) => settled(authorize(account, consent)),
    uninstall(clientId) {
      account.tokens.revokeAll(clientId);
      account.apps.setInstalled(clientId, false);
      settle();
    },
    sessionFor: (userId) => account.tokens.openSession(account.users.get(userId).id),
    expireAccessTokens: () => settled(account.tokens.expireAccess()),
    refuseAllTokens: () => settled(account.tokens.revokeAll(null)),
    revokeScope: (clientId, scope) => settled(account.tokens.revokeScope(clientId, scope)),
    seed: (objectType, records) => settled(seedRecords(account, objectType, records)),
    findRecord(objectType, id) {
      const type = getObjectType(objectType);
      const record = account.records.find(type, id);
      return record ? toView(account, type, record) : null;
    },
    listRecords(objectType) {
      const type = getObjectType(objectType);
      return account.records.list(type).map((record) => toView(account, type, record));
    },
    listAssociations(fromType, fromId, toType) {
      const [type, other] = [getObjectType(fromType), getObjectType(toType)];
      return visibleLinks(account, type, fromId, other).map(({ id }) => ({
        toObjectId: id,
        types: associationsBetween(account, { type, id: fromId }, { type: other, id }).map(toTypeBody),
      }));
    },
    restore(objectType, id) {
      const type = getObjectType(objectType);
      const record = account.records.find(type, id);
      if (!record) throw new Error(`the account has no ${type.singular} ${id}`);
      settled(restoreRecord(account, nobody, type, record));
    },
    addWorkflow(objectType, workflow) {
      const { name } = getObjectType(objectType);
      account.workflows.set(name, [...(account.workflows.get(name) ?? []), workflow]);
    },
    convertLead: (id) => settled(convertLead(account, nobody, id)),
    createPipeline: (objectType, pipeline) => settled(account.pipelines.add(getObjectType(objectType), pipeline)),
    setDailyLimit(max) {
      account.limits.daily = max;
    },
    setTenSecondLimit(max) {
      account.limits.tenSecondly = max;
    },
    setSearchLimit(perSecond) {
      account.limits.searchesPerSecond = perSecond;
    },
    setSearchMaximum(max) {
      account.limits.searchResults = max;
    },
    shortenPages: (rows) => void account.limits.shortPages.push(...rows),
  };
}

type Consent = Parameters<HubSpotAdmin['authorize']>[0];

function authorize(account: Account, { clientId, redirectUri, userId, scopes }: Consent): string {
  const app = account.apps.find(clientId);
  if (!app) throw new Error(`no app has the client id ${clientId}`);
  if (!app.redirectUris.includes(redirectUri)) throw new Error(`${redirectUri} is no redirect URI of the app`);
  const unknown = scopes?.find((scope) => !app.scopes.includes(scope));
  if (unknown) throw new Error(`the app is not configured for the scope ${unknown}`);
  return account.tokens.issueCode({
    clientId,
    redirectUri,
    userId: account.users.get(userId).id,
    scopes: scopes ?? app.scopes,
  });
}

function toView(account: Account, type: ObjectType, record: StoredRecord): RecordView {
  const blanks = account.schema.list(type).map(({ name }) => [name, null] as const);
  return {
    id: record.id,
    properties: { ...Object.fromEntries(blanks), ...readProperties(account, type, record) },
    archived: record.archivedAt !== null,
  };
}
