/** `lightning/uiRecordApi`, as far as it goes here: its names and shapes are Salesforce's. */
import type { RecordRepresentation, RecordState } from './record-cache.ts';
import { records, saveRecord } from './records.ts';
import { SalesforceError } from './salesforce-api.ts';

export type FieldId = string | { objectApiName: string; fieldApiName: string };

interface GetRecordConfig {
  recordId?: string;
  fields?: FieldId | FieldId[];
  optionalFields?: FieldId | FieldId[];
}
interface WireResult {
  data: RecordRepresentation | undefined;
  error: unknown;
}

const toName = (field: FieldId) => (typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`);
const toNames = (fields: FieldId | FieldId[] = []) => (Array.isArray(fields) ? fields : [fields]).map(toName);

export class getRecord {
  readonly #deliver: (result: WireResult) => void;
  #config: GetRecordConfig = {};
  #connected = false;
  #unwatch: (() => void) | null = null;

  constructor(deliver: (result: WireResult) => void) {
    this.#deliver = deliver;
    deliver({ data: undefined, error: undefined });
  }

  connect(): void {
    this.#connected = true;
    this.#watch();
  }

  disconnect(): void {
    this.#connected = false;
    this.#unwatch?.();
    this.#unwatch = null;
  }

  update(config: GetRecordConfig): void {
    this.#config = config;
    if (this.#connected) this.#watch();
  }

  #watch(): void {
    this.#unwatch?.();
    this.#unwatch = null;
    const { recordId, fields, optionalFields } = this.#config;
    // As on the platform: a wire whose configuration is not complete yet stays silent.
    const request = { recordId: recordId ?? '', fields: toNames(fields), optionalFields: toNames(optionalFields) };
    if (!recordId || request.fields.length + request.optionalFields.length === 0) return;
    this.#unwatch = records.watch(request, (state) => this.#deliver(toWireResult(state)));
  }
}

const toWireResult = (state: RecordState): WireResult =>
  state.data ? { data: state.data, error: undefined } : { data: undefined, error: toFetchError(state.error) };

/** The error shape that components get from Lightning Data Service. */
function toFetchError(error: unknown): unknown {
  if (!(error instanceof SalesforceError)) return error;
  return { ok: false, status: error.status, statusText: error.message, body: error.errors };
}

export function getFieldValue(record: RecordRepresentation | undefined | null, field: FieldId): unknown {
  return findField(record, field)?.value;
}

export function getFieldDisplayValue(record: RecordRepresentation | undefined | null, field: FieldId): unknown {
  return findField(record, field)?.displayValue;
}

function findField(record: RecordRepresentation | undefined | null, field: FieldId) {
  const [, ...path] = toName(field).split('.');
  const last = path.pop() ?? '';
  let at: RecordRepresentation | undefined | null = record;
  for (const step of path) {
    const value: unknown = at?.fields[step]?.value;
    at = typeof value === 'object' && value !== null ? (value as RecordRepresentation) : undefined;
  }
  return at?.fields[last];
}

export async function updateRecord(input: { fields: Record<string, unknown> & { Id: string } }) {
  const { Id, ...fields } = input.fields;
  try {
    return await saveRecord(Id, fields);
  } catch (error) {
    throw toFetchError(error);
  }
}

/** Resolves when every reader of these records has been brought up to date. */
export async function notifyRecordUpdateAvailable(changed: { recordId: string }[]): Promise<void> {
  await records.refresh(changed.map(({ recordId }) => recordId));
}
