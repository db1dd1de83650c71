import type { Crm, CrmObject, CrmSnapshot, SyncedObject } from '@tierline/domain/crm';
import type { Money } from '@tierline/domain/money';
import type { FieldValues } from '@tierline/domain/organization-field';

/** A CRM that an adapter is tried against, and the hands of everybody else who works in it. */
export interface CrmWorld {
  crm: Crm;
  /** Rows a page at most, as the adapter under test was told; the smallest that the CRM takes. */
  pageSize: number;

  seedOrganization(seed: OrganizationSeed): Promise<string>;
  seedContact(seed: ContactSeed): Promise<string>;
  seedDeal(seed: DealSeed): Promise<string>;
  seedLead(seed: LeadSeed): Promise<string>;
  /** Somebody who works in the CRM, and whom records may belong to. */
  seedPerson(person: { firstName: string; lastName: string; email: string }): Promise<string>;
  /** He leaves, and keeps what he owns. */
  dismissPerson(id: string): Promise<void>;
  /** Somebody gives a record another name on its page; a person, another last name. */
  rename(object: CrmObject, id: string, name: string): Promise<void>;
  /** Somebody fills and empties fields of a record; names and values are as the port's `fields` has them. */
  fill(object: SyncedObject, id: string, fields: FieldValues): Promise<void>;
  /** Somebody makes one record of two, the first of which is to stay; answers with the id that it has afterwards. */
  merge(object: CrmObject, into: string, from: string): Promise<string>;
  /** A lead becomes a deal, whose id this answers. */
  convertLead(id: string): Promise<string>;
  remove(object: CrmObject, id: string): Promise<void>;
  restore(object: CrmObject, id: string): Promise<void>;
  /** What the extension sends for a record's page, with the fields that it was told to watch. */
  takeSnapshot(object: CrmObject, id: string, watch: readonly string[]): Promise<CrmSnapshot>;
  /** The ways in which people and systems write an id; the first is the CRM's own. */
  spellingsOf(id: string): string[];
  /** An id as the CRM would give it, of a record that was never there. */
  unknownId(object: CrmObject): string;

  /** Time stands still but for this. */
  advance(seconds: number): void;
  /** Strikes the next request of that sort, once; `read back` is a read that comes after a write. */
  breakNext(request: 'read' | 'write' | 'read back', fault: CrmFault): void;
  /** Forgets how far reads that are under way have come. */
  dropCursors(): void;
  /** Ends every session that is open; new ones may be opened. */
  endSessions(): void;
  /** From now on no token is good, however new. */
  refuseAllTokens(): void;
  /** The integration may read the second partner from now on, but not set it. */
  revokeWriting(): void;
  /** How many requests the CRM has had so far, logins included. */
  requests(): number;
  /** How many of them were to change records; an adapter may have to read before it writes. */
  writes(): number;
  close(): Promise<void>;
}

export type CrmFault =
  | { answer: 'locked' | 'rate limited' | 'bad gateway' }
  /** `before`: nothing was done; `after`: it was, and only the answer is lost. */
  | { answer: 'connection lost' | 'silence'; when: 'before' | 'after' };

export interface OrganizationSeed {
  name: string;
  inSync?: boolean;
  accountType?: 'Partner' | 'Distributor';
  status?: 'Active Partner' | 'Active Distributor';
  contractNames?: string[];
  preferredId?: string;
  region?: 'EMEA';
  segment?: 'Public Sector';
  productLines?: string[];
  parentId?: string;
}

export interface ContactSeed {
  firstName?: string;
  lastName: string;
  email?: string;
  /** The company's record. */
  organizationId?: string;
}

export interface DealSeed {
  name: string;
  customerId?: string;
  partnerId?: string;
  secondPartnerId?: string;
  closed?: boolean;
  amount?: Money;
}

export interface LeadSeed {
  /** Of the person. */
  lastName: string;
  company: string;
  partnerId?: string;
  secondPartnerId?: string;
}

/** Seconds that the CRM asks to wait when it is `rate limited`. */
export const RETRY_AFTER = 17;
