import type { CrmDeal } from '@tierline/domain/crm';
import type { Owner } from './account.ts';
import type { Chain } from './chain.ts';
import type { RecordRow } from './record-row.ts';
import type { Stage } from './stages.ts';
import { identityOf, mergedOf } from './to-identity.ts';
import { toAmount, toText } from './values.ts';

/** What is known around records of one page, by id. */
export interface Around {
  stages: ReadonlyMap<string, Stage>;
  owners: ReadonlyMap<string, Owner>;
  people: ReadonlyMap<string, string>;
  companyNames: ReadonlyMap<string, string | null>;
}

export function toDeal(row: RecordRow, chain: Chain, around: Around, currency: string | null): CrmDeal {
  const { properties } = row;
  const code = toText(properties.deal_currency_code) ?? currency;
  return {
    ...identityOf(row, 'deals', around.people),
    ...mergedOf(properties),
    ...partnersOf(chain, around),
    ...progressOf(toText(properties.dealstage), around),
    customerId: chain.primaryId,
    customerName: nameOf(chain.primaryId, around.companyNames),
    amount: code === null ? null : toAmount(properties.amount, code),
    ...ownerOf(toText(properties.hubspot_owner_id), around),
    convertedToId: null,
  };
}

export interface LeadAround extends Around {
  /** Primary company's name, or else the one that its contact gave. */
  customerName: string | null;
  /** The deal that is associated with the lead. */
  dealId: string | null;
}

/** A lead has no amount, and its customer may be a company that HubSpot does not know. */
export function toLead(row: RecordRow, chain: Chain, around: LeadAround): CrmDeal {
  const progress = progressOf(toText(row.properties.hs_pipeline_stage), around);
  return {
    ...identityOf(row, 'leads', around.people),
    ...partnersOf(chain, around),
    ...progress,
    customerId: null,
    customerName: around.customerName,
    amount: null,
    ...ownerOf(toText(row.properties.hubspot_owner_id), around),
    // A deal may be associated with a lead that somebody still works on.
    convertedToId: progress.open ? null : around.dealId,
  };
}

const partnersOf = ({ partnerId, secondPartnerId }: Chain, { companyNames }: Around) => ({
  partnerId,
  partnerName: nameOf(partnerId, companyNames),
  secondPartnerId,
  secondPartnerName: nameOf(secondPartnerId, companyNames),
});

/** A stage that no pipeline has any more closes nothing. */
function progressOf(stageId: string | null, { stages }: Around): Pick<CrmDeal, 'stage' | 'open'> {
  const stage = stageId === null ? undefined : stages.get(stageId);
  return { stage: stage?.label ?? stageId, open: stage?.open ?? true };
}

function ownerOf(id: string | null, { owners }: Around): Pick<CrmDeal, 'ownerName' | 'ownerEmail'> {
  if (id === null) return { ownerName: null, ownerEmail: null };
  const owner = owners.get(id);
  // Of one whom the account did not list yet nothing is told.
  return owner ? { ownerName: owner.name, ownerEmail: owner.email } : { ownerName: null };
}

const nameOf = (id: string | null, names: ReadonlyMap<string, string | null>): string | null =>
  id === null ? null : (names.get(id) ?? null);
