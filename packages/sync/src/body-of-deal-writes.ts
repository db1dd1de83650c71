import { findCrmId } from '@tierline/db/record-link';
import type { RecordWriteRow } from '@tierline/db/record-write';
import type { Scope } from '@tierline/db/scope';
import { CrmFailure, type CrmKind, type DealObject } from '@tierline/domain/crm';
import { type DealKey, fromAmountText } from '@tierline/domain/deal-values';
import { type DealTerms, toStageThere } from './deal-terms.ts';
import { type Joined, joinParts, type Part } from './join-parts.ts';

interface DealBodyContext {
  scope: Scope;
  crm: CrmKind;
  object: DealObject;
  terms: DealTerms;
  /** The CRM's names of the fields. */
  fields: Readonly<Record<string, string>>;
}

/** What one deal or lead is to be sent for the writes that wait for it. */
export const toDealBody = (context: DealBodyContext, writes: readonly RecordWriteRow[]): Promise<Joined> =>
  joinParts(writes, (write) => toDealPart(context, write));

async function toDealPart(context: DealBodyContext, { target, desired }: RecordWriteRow): Promise<Part> {
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
