import { createHubSpotAccount } from '@tierline/crm-fakes/hubspot/hubspot-account';
import { openSession } from '../stack/account-session.ts';

const USER = { id: 7, email: 'robin@sandbox.example', firstName: 'Robin', lastName: 'Castell', superAdmin: true };

/** An account with one deal, its customer, and another company. */
export async function createDealAccount() {
  const account = createHubSpotAccount({ portalId: 4_401_001 });
  account.admin.createUser(USER);
  const [alpha = '', beta = ''] = account.admin.seed('companies', [
    { properties: { name: 'Alpha Industries' } },
    { properties: { name: 'Beta Works' } },
  ]);
  const [dealId = ''] = account.admin.seed('deals', [
    { properties: { dealname: 'Switches', amount: '100', pipeline: 'default', dealstage: 'contractsent' } },
  ]);
  const session = openSession(account, USER.id);
  const path = `/crm/v4/objects/deals/${dealId}/associations`;
  // "Associations": 5 is the primary company of a deal.
  await session.call('PUT', `${path}/companies/${alpha}`, [
    { associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 5 },
  ]);
  await session.call('PUT', `${path}/default/companies/${beta}`);
  return { account, dealId };
}
