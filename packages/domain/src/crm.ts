import type { Money } from './money.ts';
import type { FieldValues, OrganizationField } from './organization-field.ts';

/** What Tierline reads from a CRM and writes to it, in Tierline's words; each CRM has one adapter. */
export interface Crm {
  readonly kind: CrmKind;
  /**
   * What a page's snapshot is worth. `vouched`: the CRM signed its fields, so they are as good as a read. `hint`: they are
   * what an extension says, and only tell whether the record is worth reading again; their reading has no fields.
   */
  readonly snapshots: 'vouched' | 'hint';
  /**
   * Every record of a kind, in an order of the CRM's; or those changed at or after `since` (the CRM's clock), deleted ones
   * included, oldest change first. A record may be seen twice. Pages are bounded.
   */
  list<K extends CrmObject>(object: K, since: string | null): AsyncIterable<CrmRecords[K][]>;
  /** `null` when the CRM has no such record, or it is deleted. */
  find<K extends CrmObject>(object: K, id: string): Promise<CrmRecords[K] | null>;
  /**
   * Sets or clears the second partner of a deal or lead; ids are the CRM's own. Answers with the record as it stands
   * after the write, with its new stamp, so that a read begun before the write can be told from one begun after it.
   */
  writeSecondPartner(object: 'deal' | 'lead', id: string, secondPartnerId: string | null): Promise<CrmDeal>;
  /**
   * Every field of company records with its type and values, as the CRM has them now. Records carry the values of those
   * that have a list of values.
   */
  describeOrganizationFields(): Promise<OrganizationField[]>;
  /**
   * Writes fields of a company record; a second partner's name that the contract field does not offer yet is added to what
   * it offers where the CRM needs that. Answers with the record as it stands after the write.
   */
  writeOrganization(id: string, write: OrganizationWrite): Promise<CrmOrganization>;
  /** The CRM's own name of the field behind a key, or of one that Tierline works by, for checking a claim to edit it. */
  organizationField(of: OwnField | { key: string }): string;
  /** The CRM's present time, by its own clock: a read's watermark is taken from here before the read starts. */
  now(): Promise<string>;
  /** Turns the fields of a page's snapshot into the same record that `find` would give, as far as they are known. */
  readSnapshot(snapshot: CrmSnapshot): SnapshotReading;
  /** The fields of a page's record that a snapshot should carry, in the CRM's own names. */
  watchedFields(object: CrmObject): string[];
  /** The CRM's own name of a field that Tierline writes, for checking the viewer's claim to edit it. */
  secondPartnerField(object: 'deal' | 'lead'): string;
  /** The CRM's own word for an object, and back; `null` for objects that Tierline does not know. */
  objectName(object: CrmObject): string;
  toObject(name: string): CrmObject | null;
  /** One spelling per record: Salesforce's 15- and 18-character ids become the same. `null` when it is no id at all. */
  toId(text: string): string | null;
}

export type CrmKind = 'salesforce' | 'hubspot';

/** Fields of company records that Tierline works by, and that no rule asks for. */
export type OwnField = 'contracts' | 'preferred' | 'account_type' | 'in_sync' | 'status';

/** `organization` stands for the company record, whether or not that company is in the programme. */
export type CrmObject = 'organization' | 'deal' | 'lead';

export interface CrmRecords {
  organization: CrmOrganization;
  deal: CrmDeal;
  lead: CrmDeal;
}

interface CrmRecordBase {
  id: string;
  name: string;
  /** The CRM's own stamp of the last change, ISO 8601 in UTC. */
  modifiedAt: string;
  /** The person whose change that was; `null` when unknown. */
  modifiedBy: string | null;
  deleted: boolean;
}

export interface CrmOrganization extends CrmRecordBase {
  /** Whether the record is marked to be shared with Tierline; one that is not, or has no status, is only a customer. */
  inSync: boolean;
  /** The raw value of the account type field; `null` when blank. */
  accountType: string | null;
  /** The raw value of the status field; `null` when blank. */
  status: string | null;
  /** Names of the second partners that the contract field lists, in its order. */
  contractNames: string[];
  /** The CRM id that the preferred-distributor lookup holds. */
  preferredId: string | null;
  /** Of the fields that have a list of values, by their keys. A blank field has none; one that was not read is absent. */
  values: FieldValues;
}

/** What a company record is to hold; what is absent stays as it is. */
export interface OrganizationWrite {
  /** Names of the second partners for the contract field, which then lists these and no others. */
  contractNames?: readonly string[];
  /** The CRM id for the preferred-distributor lookup. */
  preferredId?: string | null;
  accountType?: AccountTypeWrite;
  values?: FieldValues;
}

/** What a company is to be in the programme. */
export interface AccountTypeWrite {
  /** For the account type field; spelled as the CRM offers it, whatever the letter case. */
  value: string;
  /** Whether the record is also to be marked as shared with Tierline. It then needs a status, or nothing is written. */
  join: boolean;
  /** The status field gets the first of these that the CRM offers, and stays as it is where it offers none. */
  statuses: readonly string[];
}

/** A deal or a lead. Ids are the CRM's own. */
export interface CrmDeal extends CrmRecordBase {
  /** The customer's company record; leads have none. */
  customerId: string | null;
  /** Names as the record itself carries them (a lead's company, a lookup's name), so that a company not yet read has one. */
  customerName: string | null;
  partnerId: string | null;
  partnerName: string | null;
  secondPartnerId: string | null;
  secondPartnerName: string | null;
  stage: string | null;
  /** Neither won, lost nor converted. */
  open: boolean;
  amount: Money | null;
  ownerName: string | null;
  /** The deal that a lead was converted into. */
  convertedToId: string | null;
}

export interface CrmSnapshot {
  /** The CRM's own word for the object. */
  object: string;
  id: string;
  fields: Readonly<Record<string, unknown>>;
  modifiedAt: string;
}

/** What a snapshot tells. Keys that are absent are unknown, not blank. */
export type SnapshotReading =
  | { object: 'organization'; record: Known<CrmOrganization> }
  | { object: 'deal' | 'lead'; record: Known<CrmDeal> };
export type Known<R extends CrmRecordBase> = Pick<R, 'id' | 'modifiedAt'> & Partial<R>;

export type CrmFailureCode =
  | 'not_found'
  | 'not_authorized'
  | 'rate_limited'
  | 'locked'
  | 'duplicate'
  | 'rejected'
  | 'unavailable'
  | 'ambiguous';

/** The CRM said no, or nothing. `message` is the CRM's own words; whether to try again is decided in `sync` from the code. */
export class CrmFailure extends Error {
  override readonly name = 'CrmFailure';
  readonly code: CrmFailureCode;
  /** How long the CRM asked to wait, in seconds; `null` when it did not say. */
  readonly retryAfter: number | null;

  constructor(code: CrmFailureCode, message: string, options: { cause?: unknown; retryAfter?: number | null } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.retryAfter = options.retryAfter ?? null;
  }
}
