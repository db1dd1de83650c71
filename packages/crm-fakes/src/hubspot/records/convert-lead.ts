import type { Account, Actor } from '../account.ts';
import { associate, associationsBetween } from '../associations/associate.ts';
import { getObjectType } from '../object-type.ts';
import { qualifiedLeadStage } from '../schema/pipelines.ts';
import { createRecord, updateRecord } from './save.ts';

const firstDealStage = 'appointmentscheduled';

/**
 * What happens when a person presses "Create deal" on a lead: a deal with the lead's companies and contacts, the lead
 * in the Qualified stage. Labels go along where one of the same name is defined from deals.
 */
export function convertLead(account: Account, actor: Actor, id: string): string {
  const [leads, deals] = [getObjectType('leads'), getObjectType('deals')];
  const lead = account.records.find(leads, id);
  if (lead?.archivedAt !== null) throw new Error(`the account has no lead ${id}`);
  const deal = createRecord(account, actor, deals, {
    dealname: lead.properties.hs_lead_name ?? '',
    dealstage: firstDealStage,
    hubspot_owner_id: lead.properties.hubspot_owner_id ?? '',
  });
  const [fromLead, fromDeal] = [
    { type: leads, id },
    { type: deals, id: deal.id },
  ];
  for (const other of [getObjectType('companies'), getObjectType('contacts')]) {
    for (const link of account.links.listFrom(fromLead, other)) {
      const to = { type: other, id: link.id };
      const types = associationsBetween(account, fromLead, to);
      const same = account.associationTypes
        .list(deals, other)
        .filter(({ kind, name }) => types.some((type) => type.kind === kind && type.name === name));
      associate(account, actor, fromDeal, to, same);
    }
  }
  associate(account, actor, fromLead, fromDeal, []);
  updateRecord(account, actor, leads, lead, { hs_pipeline_stage: qualifiedLeadStage });
  return deal.id;
}
