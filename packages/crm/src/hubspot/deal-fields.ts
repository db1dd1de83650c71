import type { DealObject } from '@tierline/domain/crm';
import type { DealKey } from '@tierline/domain/deal-values';
import type { HubSpotFields } from './fields.ts';

/** What is kept in line of deals and leads, by Tierline's keys. */
export const dealFields = (
  object: DealObject,
  { deal, lead }: HubSpotFields,
): Readonly<Partial<Record<DealKey, string>>> =>
  object === 'deal'
    ? { partner: deal.partner, stage: 'dealstage', amount: 'amount', owner: 'hubspot_owner_id' }
    : { partner: lead.partner, stage: 'hs_pipeline_stage', owner: 'hubspot_owner_id' };

/** In which a record's stage is. */
export const PIPELINE: Readonly<Record<DealObject, string>> = { deal: 'pipeline', lead: 'hs_pipeline' };
