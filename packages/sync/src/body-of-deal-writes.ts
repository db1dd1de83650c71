import { findCrmId } from '@tierline/db/record-link';
import type { RecordWriteRow } from '@tierline/db/record-write';
import type { Scope } from '@tierline/db/scope';
import { CrmFailure, type CrmKind, type DealObject, type RecordWrite } from '@tierline/domain/crm';
import { type DealKey, fromAmountText } from '@tierline/domain/deal-values';
import type { Body } from './body-of-writes.ts';
import { type DealTerms, toStageThere } from './deal-terms.ts';

interface DealBodyContext {
  scope: Scope;
  crm: CrmKind;
  object: DealObject;
  terms: DealTerms;
  /** The CRM's names of the fields. */
  fields: Readonly<Record<string, string>>;
}

export interface DealBody {
  body: RecordWrite;
  /** The writes that it is for. */
  sent: RecordWriteRow[];
  /** They wait for a record that the CRM does not have yet. */
  waiting: RecordWriteRow[];
  /** No CRM can be told that. */
  failed: { write: RecordWriteRow; failure: CrmFailure }[];
}

/** What one deal or lead is to be sent for the writes that wait for it: what cannot be sent holds up nothing else. */
export async function toDealBody(context: DealBodyContext, writes: readonly RecordWriteRow[]): Promise<DealBody> {
  const all: DealBody = { body: {}, sent: [], waiting: [], failed: [] };
  for (const write of writes) {
    try {
      const part = await toDealPart(context, write);
      if (part === 'no_counterpart') all.waiting.push(write);
      else {
        all.body = { ...all.body, ...part };
        all.sent.push(write);
      }
    } catch (error) {
      if (!(error instanceof CrmFailure)) throw error;
      all.failed.push({ write, failure: error });
    }
  }
  return all;
}

async function toDealPart(context: DealBodyContext, { target, desired }: RecordWriteRow): Promise<Body> {
  const { scope, crm, object, terms, fields } = context;
  const [value] = desired;
  const refuse = (message: string): never => {
    throw new CrmFailure('rejected', message, { fields: [fields[target] ?? target] });
  };
  switch (target as DealKey) {
    case 'partner': {
      if (value === undefined) return { partnerId: null };
      const partnerId = await findCrmId(scope, crm, 'organization', value);
      return partnerId === null ? 'no_counterpart' : { partnerId };
    }
    case 'stage': {
      const stage = value === undefined ? null : toStageThere(terms, object, crm, value);
      return stage === null ? refuse(`no stage is paired with “${value ?? ''}”, or has its name`) : { stage };
    }
    case 'amount':
      return { amount: value === undefined ? null : fromAmountText(value) };
    case 'owner':
      return value === undefined ? refuse('a record cannot be without an owner') : { ownerEmail: value };
    default:
      return refuse(`${object} records have no ${target}`);
  }
}
