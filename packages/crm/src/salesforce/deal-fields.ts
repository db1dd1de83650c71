import type { DealObject } from '@tierline/domain/crm';
import type { DealKey } from '@tierline/domain/deal-values';
import type { SalesforceFields } from './fields.ts';

/** What is kept in line of opportunities and leads, by Tierline's keys. */
export const dealFields = (
  object: DealObject,
  { opportunity, lead }: SalesforceFields,
): Readonly<Partial<Record<DealKey, string>>> =>
  object === 'deal'
    ? { partner: opportunity.partner, stage: 'StageName', amount: 'Amount', owner: 'OwnerId' }
    : { partner: lead.partner, stage: 'Status', owner: 'OwnerId' };
