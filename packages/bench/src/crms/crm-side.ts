import type { CrmKind } from '@tierline/domain/crm';
import type { CallCount } from './call-count.ts';
import type { Values } from './organization-values.ts';

/** One CRM of the vendor: a fake over HTTP, and the hands of the people who work in it, whose calls do not count. */
export interface CrmSide {
  kind: CrmKind;
  /** How an engine in another process comes to it. */
  access: CrmAccess;
  /** Puts companies in place; answers with their ids. */
  seed(companies: readonly Values[]): string[];
  /** People save changes to records; a `note` is in a field that nobody maps. */
  edit(changes: readonly { id: string; values: Values | { note: string } }[]): Promise<void>;
  /** What every company holds of what is mapped, blank fields left out, as lines in an order of their own. */
  listAll(): string[];
  takeCalls(): CallCount;
  close(): Promise<void>;
}

export type CrmAccess =
  | { kind: 'salesforce'; url: string; orgId: string; clientId: string; username: string; privateKey: string }
  | { kind: 'hubspot'; url: string; portalId: number; code: string };

/** A company as one line. */
export const toLine = (values: Readonly<Record<string, unknown>>, keys: readonly string[]): string =>
  JSON.stringify(keys.map((key) => values[key] ?? ''));
