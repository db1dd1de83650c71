import { type DealRow, getDeal } from '@tierline/db/deal';
import { saveHint } from '@tierline/db/hint';
import type { CrmDeal, CrmKind, DealObject } from '@tierline/domain/crm';
import { toDecimal } from '@tierline/domain/money';
import type { StagePair } from '@tierline/domain/stage-names';
import { type Alike, createAlike } from './alike.ts';

/** What a person changes on a deal's page. */
export interface DealEdit {
  stage?: string;
  amount?: string;
  /** His address; null: nobody. */
  owner?: string | null;
  /** Ours. */
  partner?: string | null;
  open?: boolean;
}

/** A deal and a lead that are in both CRMs, with Ann's company as their partner; people who work in both CRMs. */
export interface AlikeDeals extends Alike {
  deal: string;
  lead: string;
  /** Another company that may be the partner. */
  cypress: string;
  editDeal(crm: CrmKind, edit: DealEdit, object?: DealObject): Promise<void>;
  /** As a CRM shows it. */
  shown(crm: CrmKind, object?: DealObject): Promise<CrmDeal>;
  here(object?: DealObject): Promise<DealRow>;
}

export const STAGES: readonly StagePair[] = [
  { object: 'deal', salesforce: 'Prospecting', hubspot: 'Appointment Scheduled' },
  { object: 'deal', salesforce: 'Qualification', hubspot: 'Qualified To Buy' },
  { object: 'deal', salesforce: 'Needs Analysis', hubspot: 'Qualified To Buy' },
  { object: 'deal', salesforce: 'Negotiation/Review', hubspot: 'Contract Sent' },
  { object: 'lead', salesforce: 'Open - Not Contacted', hubspot: 'New' },
  { object: 'lead', salesforce: 'Working - Contacted', hubspot: 'Attempting' },
];

const HUBSPOT_OWNER = 'hubspot_owner_id';

export async function createAlikeDeals(): Promise<AlikeDeals> {
  const world = await createAlike();
  const { org, portal, adapters, hands } = world;
  const company = await hands.salesforce.seedOrganization({
    ...{ name: 'Cypress', inSync: true, accountType: 'Partner', status: 'Active Partner' },
  });
  for (const [firstName, email] of [
    ['Mo', 'mo@vendor.example'],
    ['Flo', 'flo@vendor.example'],
  ] as const) {
    const person = { firstName, lastName: 'Example', email };
    org.admin.createUser({ ...person, username: `${email}.org`, profile: 'Standard User' });
    portal.account.admin.createUser(person);
  }
  await world.setScope({ stages: STAGES });
  await world.quiet();
  const cypress = await world.idOf('salesforce', 'organization', company);
  const partnerIn = (crm: CrmKind) => world.crmIdOf(crm, 'organization', world.ids.brightline);
  const seed = async (object: DealObject): Promise<string> => {
    const there = async (crm: CrmKind) => {
      const partnerId = await partnerIn(crm);
      const amount = { minor: 100_000, currency: 'USD' };
      return object === 'deal'
        ? hands[crm].seedDeal({ name: 'Fleet renewal', amount, partnerId })
        : hands[crm].seedLead({ lastName: 'Example', company: 'City of Leipzig', partnerId });
    };
    return world.link(object, await there('salesforce'), await there('hubspot'));
  };
  const [deal, lead] = [await seed('deal'), await seed('lead')];
  await world.quiet();
  const idOf = (object: DealObject) => (object === 'deal' ? deal : lead);
  const crmIdOf = (crm: CrmKind, object: DealObject) => world.crmIdOf(crm, object, idOf(object));

  async function inSalesforce(object: DealObject, { stage, amount, owner, partner }: DealEdit) {
    const names = adapters.salesforce?.standardFields(object) ?? {};
    const user = org.admin.listRecords('User').find(({ Email }) => Email === owner);
    await hands.salesforce.edit(object, await crmIdOf('salesforce', object), {
      ...(stage !== undefined && { [names.stage ?? '']: stage }),
      ...(amount !== undefined && { Amount: amount === '' ? null : Number(amount) }),
      ...(owner !== undefined && { OwnerId: user?.Id }),
      ...(partner !== undefined && {
        [names.partner ?? '']: partner && (await world.crmIdOf('salesforce', 'organization', partner)),
      }),
    });
  }

  async function inHubSpot(object: DealObject, { stage, amount, owner, partner }: DealEdit) {
    const [type, id] = [object === 'deal' ? ('deals' as const) : ('leads' as const), await crmIdOf('hubspot', object)];
    const { browser } = hands.hubspot;
    const names = adapters.hubspot?.standardFields(object) ?? {};
    const pipelines = (await browser.call('GET', `/crm/v3/pipelines/${type}`)) as {
      results: { stages: { id: string; label: string }[] }[];
    };
    const staged = pipelines.results.flatMap(({ stages }) => stages).find(({ label }) => label === stage);
    const person = portal.account.admin.listUsers().find(({ email }) => email === owner);
    const properties = {
      ...(stage !== undefined && { [names.stage ?? '']: staged?.id ?? stage }),
      ...(amount !== undefined && { amount }),
      ...(owner !== undefined && { [HUBSPOT_OWNER]: person?.ownerId ?? '' }),
    };
    if (Object.keys(properties).length > 0) await browser.update(type, id, properties);
    const label = portal.labels?.[object]?.partner ?? 0;
    if (partner === undefined) return;
    for (const { toObjectId, types } of portal.account.admin.listAssociations(type, id, 'companies')) {
      if (!types.some(({ typeId }) => typeId === label)) continue;
      await browser.call('DELETE', `/crm/v4/objects/${type}/${id}/associations/companies/${toObjectId}`);
    }
    if (partner) await browser.label(type, id, await world.crmIdOf('hubspot', 'organization', partner), label);
    // An association stamps no record: its change is told by a webhook.
    await saveHint(world.scope, { crm: 'hubspot', object, crmId: id }, world.now());
  }

  return {
    ...world,
    ...{ deal, lead, cypress },
    editDeal: (crm, edit, object = 'deal') =>
      crm === 'salesforce' ? inSalesforce(object, edit) : inHubSpot(object, edit),
    async shown(crm, object = 'deal') {
      const record = await adapters[crm]?.find(object, await crmIdOf(crm, object));
      if (!record) throw new Error(`${crm} has the ${object} no more`);
      return record;
    },
    here: (object = 'deal') => getDeal(world.scope, idOf(object)),
  };
}

/** What a deal's row and both CRMs hold, in one spelling. */
export const told = ({ stage, amount, ownerEmail, partnerName }: CrmDeal) => ({
  ...{ stage, partner: partnerName, owner: ownerEmail },
  amount: amount && `${toDecimal(amount)} ${amount.currency}`,
});
