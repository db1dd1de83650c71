import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { create, createTestOrg, newDeal, query } from './test-org.ts';

const metadata = fileURLToPath(
  new URL('../../../../crm-extensions/salesforce/force-app/main/default', import.meta.url),
);

describe("the extension's own metadata, deployed", () => {
  test('the integration user reads organizations, sets distributors and account types, and neither creates nor deletes', async () => {
    const { call, callAs, newUser, org } = createTestOrg({ metadata });
    const integration = callAs(newUser('Minimum Access - API Only Integrations', ['Tierline_Integration']).id);
    const name = 'Ingram Micro Public Sector LLC';
    org.admin.addPicklistValue('Account', 'Tierline_Associated_Distributors__c', name);
    const distributor = await create(call, 'Account', {
      Name: name,
      Tierline_Account_Type__c: 'Distributor',
      Sync_with_Tierline__c: true,
    });
    const partner = await create(call, 'Account', {
      Name: 'Reseller',
      Tierline_Account_Type__c: 'Partner',
      Tierline_Status__c: 'Active Partner',
      Tierline_Associated_Distributors__c: name,
      Tierline_Preferred_Distributor__c: distributor,
      Sync_with_Tierline__c: true,
    });
    const deal = await create(call, 'Opportunity', { ...newDeal, Partner__c: partner });
    expect(
      await query(
        integration,
        `SELECT Name, Tierline_Status__c, Tierline_Preferred_Distributor__r.Name FROM Account WHERE Sync_with_Tierline__c = true AND Tierline_Status__c != null AND Tierline_Associated_Distributors__c INCLUDES ('${name}')`,
      ),
    ).toMatchObject([{ Name: 'Reseller', Tierline_Preferred_Distributor__r: { Name: name } }]);
    expect((await integration('PATCH', `/sobjects/Opportunity/${deal}`, { Distributor__c: distributor })).status).toBe(
      204,
    );
    expect(await integration('PATCH', `/sobjects/Opportunity/${deal}`, { AccountId: null })).toMatchObject({
      status: 400,
      body: [{ errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', fields: ['AccountId'] }],
    });
    const kept = { Partner__c: partner, StageName: 'Qualification', Amount: 5 };
    expect((await integration('PATCH', `/sobjects/Opportunity/${deal}`, kept)).status).toBe(204);
    const fields = { Tierline_Associated_Distributors__c: null, Tierline_Region__c: 'EMEA' };
    expect((await integration('PATCH', `/sobjects/Account/${partner}`, fields)).status).toBe(204);
    const joined = {
      ...{ Tierline_Account_Type__c: 'Distributor', Tierline_Status__c: 'Active Distributor' },
      Sync_with_Tierline__c: true,
    };
    expect((await integration('PATCH', `/sobjects/Account/${partner}`, joined)).status).toBe(204);
    expect(org.admin.findRecord('Account', partner)).toMatchObject(joined);
    expect((await integration('DELETE', `/sobjects/Account/${partner}`)).status).toBe(403);
    expect((await integration('POST', '/sobjects/Account', { Name: 'New' })).status).toBe(403);
    await call('DELETE', `/sobjects/Account/${distributor}`);
    expect(org.admin.findRecord('Opportunity', deal)).toMatchObject({ Distributor__c: null, Partner__c: partner });
  });

  test('the status picklist takes the values of rows 37 and 167, and no others', async () => {
    const { call } = createTestOrg({ metadata });
    const statuses = [
      'Active Partner',
      'Prospective Partner',
      'Inactive Partner',
      'Active Distributor',
      'Inactive Distributor',
    ];
    for (const Tierline_Status__c of statuses.flatMap((status) => [status, `${status} (Deleted)`])) {
      await expect(create(call, 'Account', { Name: 'x', Tierline_Status__c })).resolves.toMatch(/^001/);
    }
    expect(await call('POST', '/sobjects/Account', { Name: 'x', Tierline_Status__c: 'Active' })).toMatchObject({
      status: 400,
      body: [{ errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST' }],
    });
  });

  test('record pages are configured, and the permission sets grant what they are named for', async () => {
    const { org, call, newUser } = createTestOrg({ metadata });
    const pages = await query(call, 'SELECT Object__c FROM Tierline_Record_Page__mdt ORDER BY Object__c');
    expect(pages.map(({ Object__c }) => Object__c)).toEqual(['Account', 'Contact', 'Lead', 'Opportunity']);
    const { id } = newUser('Standard User', ['Tierline_Admin', 'Tierline_User']);
    const granted = `SELECT SetupEntityId FROM SetupEntityAccess WHERE ParentId IN (SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${id}')`;
    const held = async () =>
      (
        await query(call, `SELECT DeveloperName FROM CustomPermission WHERE Id IN (${granted}) ORDER BY DeveloperName`)
      ).map(({ DeveloperName }) => DeveloperName);
    expect(await held()).toEqual(['Tierline_Admin', 'Tierline_User']);
    org.admin.setPermissionSets(id, ['Tierline_User']);
    expect(await held()).toEqual(['Tierline_User']);
  });

  test('a converted lead keeps its partner and distributor (row 102)', async () => {
    const { org, call, adminId } = createTestOrg({ metadata });
    const [partner = '', distributor = ''] = org.admin.seed('Account', [{ Name: 'P' }, { Name: 'D' }]);
    const lead = await create(call, 'Lead', {
      LastName: 'L',
      Company: 'C',
      Partner__c: partner,
      Distributor__c: distributor,
    });
    const conversion = `<convertLead><leadConverts><leadId>${lead}</leadId><convertedStatus>Closed - Converted</convertedStatus></leadConverts></convertLead>`;
    const session = `<SessionHeader><sessionId>${org.admin.sessionFor(adminId)}</sessionId></SessionHeader>`;
    const envelope = `<Envelope><Header>${session}</Header><Body>${conversion}</Body></Envelope>`;
    const { body } = await call('POST', '/services/Soap/u/67.0', envelope);
    expect(body).toContain('<success>true</success>');
    expect(await query(call, 'SELECT Partner__c, Distributor__c FROM Opportunity')).toMatchObject([
      { Partner__c: partner, Distributor__c: distributor },
    ]);
  });

  test('signing keys belong to administrators; the integration user reads them, and nobody else sees any', async () => {
    const { org, callAs, newUser } = createTestOrg({ metadata });
    const admin = callAs(newUser('Standard User', ['Tierline_Admin', 'Tierline_User']).id);
    const integration = callAs(newUser('Minimum Access - API Only Integrations', ['Tierline_Integration']).id);
    const rep = callAs(newUser('Standard User', ['Tierline_User']).id);
    const first = await create(admin, 'Tierline_Signing_Key__c', { Public_Key__c: 'PEM' });
    const second = await create(admin, 'Tierline_Signing_Key__c', { Public_Key__c: 'PEM', Retired__c: true });
    expect([first, second].map((id) => org.admin.findRecord('Tierline_Signing_Key__c', id)?.Name)).toEqual([
      'KEY-0001',
      'KEY-0002',
    ]);
    const active = 'SELECT Name, Public_Key__c FROM Tierline_Signing_Key__c WHERE Retired__c = false';
    expect(await query(integration, active)).toMatchObject([{ Name: 'KEY-0001', Public_Key__c: 'PEM' }]);
    expect(
      (await integration('PATCH', `/sobjects/Tierline_Signing_Key__c/${first}`, { Retired__c: true })).status,
    ).toBe(400);
    expect((await integration('POST', '/sobjects/Tierline_Signing_Key__c', {})).status).toBe(403);
    expect((await admin('DELETE', `/sobjects/Tierline_Signing_Key__c/${first}`)).status).toBe(403);
    expect((await rep('GET', `/query?q=${encodeURIComponent(active)}`)).status).toBe(400);
  });

  test('UserPermissionAccess has the one row of whoever asks', async () => {
    const { call, callAs, newUser } = createTestOrg({ metadata });
    const integration = callAs(newUser('Minimum Access - API Only Integrations', ['Tierline_Integration']).id);
    const held = 'SELECT PermissionsApiEnabled, PermissionsModifyAllData FROM UserPermissionAccess';
    expect(await query(integration, held)).toMatchObject([
      { PermissionsApiEnabled: true, PermissionsModifyAllData: false },
    ]);
    expect(await query(call, held)).toMatchObject([{ PermissionsApiEnabled: true, PermissionsModifyAllData: true }]);
  });
});
