import type { Money } from './money.ts';
import type { FieldValue, FieldValues, OrganizationField } from './organization-field.ts';

/** What Tierline reads from a CRM and writes to it, in Tierline's words; each CRM has one adapter. */
export interface Crm {
  readonly kind: CrmKind;
  /**
   * What a page's snapshot is worth. `vouched`: the CRM signed its fields, so they are as good as a read. `hint`: they are
   * what an extension says, and only tell whether the record is worth reading again; their reading has no fields.
   */
  readonly snapshots: 'vouched' | 'hint';
  /**
   * Every record of a kind, in an order of the CRM's, each with those that were merged into it (`mergedIds`); or those
   * changed at or after `since` (the CRM's clock), deleted ones included, oldest change first. A record may be seen twice.
   * Pages are bounded.
   */
  list<K extends CrmObject>(object: K, query: ListQuery): AsyncIterable<CrmPage<CrmRecords[K]>>;
  /** `null` when the CRM has no such record, or it is deleted. `fields`: see `ListQuery`. */
  find<K extends CrmObject>(object: K, id: string, fields?: readonly string[]): Promise<CrmRecords[K] | null>;
  /** Those of these records that the CRM has, in no particular order, in as few calls as it allows. */
  findMany<K extends CrmObject>(
    object: K,
    ids: readonly string[],
    fields?: readonly string[],
  ): Promise<CrmRecords[K][]>;
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
   * Writes many records in as few calls as the CRM allows, each wholly or not at all, whatever becomes of the others, and
   * answers in their order. A second partner's name that the contract field does not offer yet is added to what it offers
   * where the CRM needs that. Rejects when a call as a whole failed: then any of them may have been written.
   */
  writeMany(object: WrittenObject, writes: readonly CrmWrite[]): Promise<CrmWriteResult[]>;
  /** Every field of a kind of record that a mapping may name, as the CRM has them now. */
  describeFields(object: SyncedObject): Promise<CrmField[]>;
  /**
   * The CRM's own names of the fields that Tierline maps unless told otherwise, by Tierline's keys; of deals and leads, of
   * those that it keeps in line (`DealKey`).
   */
  standardFields(object: WrittenObject): Readonly<Record<string, string>>;
  /** The names of the stages that a deal or lead may be in at present, of all pipelines, each once and in their order. */
  listStages(object: DealObject): Promise<string[]>;
  /** The record types that a new record may have; none where the CRM has no such thing. */
  listRecordTypes(object: SyncedObject): Promise<RecordType[]>;
  /** How many of the day's calls are used, as the CRM last said; `null` before it said so. */
  usage(): CrmUsage | null;
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
export type CrmObject = 'organization' | 'contact' | 'deal' | 'lead';

/** What mappings are about, and what Tierline may create. */
export type SyncedObject = 'organization' | 'contact';

export type DealObject = 'deal' | 'lead';

/** What Tierline writes to. Deals and leads are never created. */
export type WrittenObject = SyncedObject | DealObject;

export interface ListQuery {
  since: string | null;
  /**
   * Of a read of changes: from when on deleted ones are to be told wholly, where that takes many calls; `null`: this read
   * tells those of which few calls tell. As of `since` unless given.
   */
  deletedSince?: string | null;
  /** Of a read of everything: where another one stopped (`CrmPage.after`). */
  after?: string | null;
  /** Fields whose raw values the records are to carry, by the CRM's own names. Those that are gone are left out. */
  fields?: readonly string[];
}

export interface CrmPage<R> {
  records: R[];
  /** From where a read of everything goes on after this page; `null` at its end, and of reads of what changed. */
  after: string | null;
}

export interface CrmRecords {
  organization: CrmOrganization;
  contact: CrmContact;
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
  /** Tierline's own id, on a record that Tierline created; absent where it was not asked for. */
  tierlineId?: string | null;
  /** The record that took this deleted one's place when the two were merged. */
  mergedInto?: string | null;
  /** Ids of records that were merged into this one; `mergedInto` may tell instead, but where everything is listed. */
  mergedIds?: readonly string[];
  /** Raw values of the fields that were asked for, by the CRM's own names; a blank one has none. */
  fields?: FieldValues;
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
  /** The parent company's record; absent where it was not read. */
  parentId?: string | null;
}

/** A person at a company. Everything but the two is told by `fields`. */
export interface CrmContact extends CrmRecordBase {
  /** The company's record. */
  organizationId: string | null;
  email: string | null;
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

/** What a record is to hold; what is absent stays as it is. */
export interface RecordWrite extends OrganizationWrite {
  /** Raw values by the CRM's own names; an empty list blanks the field. */
  fields?: FieldValues;
  /** Whether a company record is marked as shared with Tierline. */
  inSync?: boolean;
  /** The company's record, of a contact. */
  organizationId?: string | null;
  /** Of a record that is created; the CRM's default unless given. */
  recordTypeId?: string;
  /** Of a deal or lead, by its name, whatever the letter case. */
  stage?: string;
  /** Of a deal. */
  amount?: Money | null;
  /** The company's record that is the partner, of a deal or lead. */
  partnerId?: string | null;
  /** Of the person who is to own a deal or lead. */
  ownerEmail?: string;
}

export interface CrmWrite {
  /** `null`: the record with this `tierlineId`, which is created unless it is there. */
  id: string | null;
  tierlineId: string;
  write: RecordWrite;
}

export type CrmWriteResult =
  | {
      ok: true;
      id: string;
      /** The record's stamp after the write, where the CRM tells; a reading with an older one was made before it. */
      modifiedAt: string | null;
    }
  | { ok: false; failure: CrmFailure };

/** A field as the CRM describes it. Values are lists of text whatever the type: flags `true` and `false`, dates ISO 8601. */
export interface CrmField {
  name: string;
  label: string;
  type: CrmFieldType;
  /** Of `select` and `multi_select`: those that can be chosen at present. */
  values: readonly FieldValue[];
  writable: boolean;
  /** Whether the CRM refuses values that are not listed. */
  restricted: boolean;
}

export type CrmFieldType = 'text' | 'number' | 'date' | 'flag' | 'select' | 'multi_select' | 'other';

export interface RecordType {
  id: string;
  label: string;
}

export interface CrmUsage {
  used: number;
  limit: number;
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
  /** By which the same person is found in the other CRM; `null`: nobody, or a queue. Absent where it was not told. */
  ownerEmail?: string | null;
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
  | { object: 'contact'; record: Known<CrmContact> }
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
  /** The CRM's own names of the fields that it refused, where it names them. */
  readonly fields: readonly string[];

  constructor(
    code: CrmFailureCode,
    message: string,
    options: { cause?: unknown; retryAfter?: number | null; fields?: readonly string[] } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.retryAfter = options.retryAfter ?? null;
    this.fields = options.fields ?? [];
  }
}
