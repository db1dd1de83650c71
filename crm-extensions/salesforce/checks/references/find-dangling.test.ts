import { expect, test } from 'vitest';
import { projectRoot } from '../salesforce-project.ts';
import { breakProject } from '../testing/broken-project.ts';
import { findDanglingReferences } from './find-dangling.ts';

const USER = 'permissionsets/Tierline_User.permissionset-meta.xml';
const DEAL_PAGE = 'flexipages/Tierline_Opportunity.flexipage-meta.xml';
const APP_PAGE = 'flexipages/Tierline.flexipage-meta.xml';
const APP = 'applications/Tierline.app-meta.xml';
const KEY_LAYOUT = 'layouts/Tierline_Signing_Key__c-Tierline Signing Key Layout.layout-meta.xml';
const LOOKUP = 'objects/Lead/fields/Partner__c.field-meta.xml';
const CONVERSION = 'LeadConvertSettings/LeadConvertSettings.LeadConvertSetting-meta.xml';
const WATCH = 'customMetadata/Tierline_Record_Page.Opportunity.md-meta.xml';
const GATEWAY = 'classes/TierlineGateway.cls';
const POLICY = 'extlClntAppOauthPolicies/Tierline_oauthPlcy.ecaOauthPlcy-meta.xml';

interface Fault {
  path: string;
  from: string | RegExp;
  to: string;
  problem: string | RegExp;
}
type FaultRow = [path: string, from: Fault['from'], to: string, problem: Fault['problem']];
const faults = (rows: FaultRow[]): [title: string, fault: Fault][] =>
  rows.map(([path, from, to, problem]) => [String(problem), { path, from, to, problem }]);

const asExpected = (problem: Fault['problem']): unknown =>
  typeof problem === 'string' ? problem : expect.stringMatching(problem);

test('everything that the project names exists (rows 15, 100, 101, 102, 182)', () => {
  expect(findDanglingReferences(projectRoot)).toEqual([]);
});

test.each(
  faults([
    [
      USER,
      'Account.Tierline_Region__c',
      'Account.Region__c',
      `${USER}: grants the field Account.Region__c, which does not exist`,
    ],
    [
      USER,
      'Account.Tierline_Region__c',
      'Account.Name',
      `${USER}: grants Account.Name, which everybody has who has the object`,
    ],
    [
      USER,
      'Account.Tierline_Region__c',
      'Account.Tierline_Segment__c',
      `${USER}: grants Account.Tierline_Segment__c twice`,
    ],
    [
      USER,
      /<editable>true<\/editable>(\s*<field>Lead.Distributor__c<\/field>\s*)<readable>true/,
      '<editable>true</editable>$1<readable>false',
      `${USER}: lets people edit Lead.Distributor__c without reading it`,
    ],
    [
      USER,
      '<apexClass>TierlineGateway<',
      '<apexClass>Gateway<',
      `${USER}: grants classAccesses Gateway, which does not exist`,
    ],
    [
      USER,
      '<application>Tierline<',
      '<application>Sales<',
      `${USER}: grants applicationVisibilities Sales, which does not exist`,
    ],
    [
      USER,
      '<name>Tierline_User<',
      '<name>Tierline_Seller<',
      `${USER}: grants customPermissions Tierline_Seller, which does not exist`,
    ],
    [
      USER,
      '>Tierline-Server<',
      '>Tierline-Client<',
      `${USER}: grants externalCredentialPrincipalAccesses Tierline-Client, which does not exist`,
    ],
    [
      USER,
      '<object>UserExternalCredential<',
      '<object>Deal__c<',
      `${USER}: grants the object Deal__c, which does not exist`,
    ],
  ]),
)('finds that %s', (_, { path, from, to, problem }) => {
  expect(findDanglingReferences(breakProject(path, from, to))).toContainEqual(asExpected(problem));
});

test.each(
  faults([
    [
      DEAL_PAGE,
      'c:tierlineScreen',
      'c:tierlineCard',
      `${DEAL_PAGE}: places c:tierlineCard, which does not exist or is not made for such pages`,
    ],
    [
      DEAL_PAGE,
      'c:tierlineScreen',
      'c:tierlineText',
      `${DEAL_PAGE}: places c:tierlineText, which does not exist or is not made for such pages`,
    ],
    [
      DEAL_PAGE,
      '<name>screen<',
      '<name>page<',
      `${DEAL_PAGE}: gives c:tierlineScreen a property page, which it does not have`,
    ],
    [DEAL_PAGE, '<name>screen<', '<name>page<', `${DEAL_PAGE}: places c:tierlineScreen without its property screen`],
    [
      DEAL_PAGE,
      '<value>deal<',
      '<value>admin<',
      `${DEAL_PAGE}: gives c:tierlineScreen the screen admin, which it does not take`,
    ],
    [
      DEAL_PAGE,
      'Record.Partner__c',
      'Record.Reseller__c',
      `${DEAL_PAGE}: shows Record.Reseller__c of Opportunity, which does not exist`,
    ],
    [
      DEAL_PAGE,
      'force:highlightsPanel',
      'force:highlights',
      `${DEAL_PAGE}: places force:highlights, which does not exist or is not made for such pages`,
    ],
    [
      DEAL_PAGE,
      '<name>sidebar<',
      '<name>aside<',
      `${DEAL_PAGE}: flexipage:recordHomeTemplateDesktop has no region aside`,
    ],
    [
      DEAL_PAGE,
      '<value>relatedTabContent<',
      '<value>related<',
      `${DEAL_PAGE}: gives flexipage:tab the facet related, which does not exist`,
    ],
    [
      DEAL_PAGE,
      '<value>relatedTabContent<',
      '<value>detailTabContent<',
      `${DEAL_PAGE}: has a facet relatedTabContent, which it places nowhere`,
    ],
    [DEAL_PAGE, '<identifier>relatedTab<', '<identifier>detailTab<', `${DEAL_PAGE}: says detailTab twice`],
    [
      DEAL_PAGE,
      'recordHomeTemplateDesktop',
      'recordHomeTemplate',
      `${DEAL_PAGE}: its template flexipage:recordHomeTemplate is not known`,
    ],
    [
      DEAL_PAGE,
      '<sobjectType>Opportunity<',
      '<sobjectType>User<',
      `${DEAL_PAGE}: places c:tierlineScreen on a page of User, for which it is not made`,
    ],
    [
      APP_PAGE,
      '<value>admin<',
      '<value>deal<',
      `${APP_PAGE}: gives c:tierlineScreen the screen deal, which it does not take`,
    ],
  ]),
)('finds that %s', (_, { path, from, to, problem }) => {
  expect(findDanglingReferences(breakProject(path, from, to))).toContainEqual(asExpected(problem));
});

test.each(
  faults([
    [APP, '<tabs>Tierline<', '<tabs>Connection<', `${APP}: has the tab Connection, which does not exist`],
    [APP, '<tabs>Tierline<', '<tabs>standard-Lead<', 'tabs/Tierline: stands in no app'],
    [APP, '<tabs>standard-Lead<', '<tabs>standard-Leads<', `${APP}: has the tab standard-Leads, which does not exist`],
    [APP, '<content>Tierline_Lead<', '<content>Lead<', `${APP}: shows the page Lead, which does not exist`],
    [
      APP,
      '<content>Tierline_Lead<',
      '<content>Tierline_Account<',
      `${APP}: shows Tierline_Account for another object, Lead`,
    ],
    [
      APP,
      '<content>Tierline_Lead<',
      '<content>Tierline_Account<',
      'flexipages/Tierline_Lead: is shown by no tab and no app',
    ],
    [
      'tabs/Tierline.tab-meta.xml',
      '<flexiPage>Tierline<',
      '<flexiPage>Home<',
      'tabs/Tierline.tab-meta.xml: shows the page Home, which does not exist',
    ],
    [
      'tabs/Tierline.tab-meta.xml',
      '<flexiPage>Tierline<',
      '<flexiPage>Tierline_Lead<',
      'tabs/Tierline.tab-meta.xml: shows Tierline_Lead, which is no app page',
    ],
    [
      KEY_LAYOUT,
      '<field>Public_Key__c<',
      '<field>Private_Key__c<',
      `${KEY_LAYOUT}: shows Tierline_Signing_Key__c.Private_Key__c, which does not exist`,
    ],
  ]),
)('finds that %s', (_, { path, from, to, problem }) => {
  expect(findDanglingReferences(breakProject(path, from, to))).toContainEqual(asExpected(problem));
});

test.each(
  faults([
    [
      LOOKUP,
      '<referenceTo>Account<',
      '<referenceTo>Company__c<',
      `${LOOKUP}: leads to Company__c, which does not exist`,
    ],
    [
      LOOKUP,
      '<relationshipName>Partner_Leads<',
      '<relationshipName>Distributor_Leads<',
      `${LOOKUP}: Account.Distributor_Leads is the name of another field's relationship`,
    ],
    [LOOKUP, /<inlineHelpText>.*<\/inlineHelpText>/, '', `${LOOKUP}: has no inlineHelpText`],
    [LOOKUP, '<fullName>Partner__c<', '<fullName>Reseller__c<', `${LOOKUP}: the full name is not that of the file`],
    [
      CONVERSION,
      '<inputField>Partner__c<',
      '<inputField>Reseller__c<',
      `${CONVERSION}: maps Lead.Reseller__c, which does not exist`,
    ],
    [
      CONVERSION,
      '<outputField>Distributor__c<',
      '<outputField>StageName<',
      `${CONVERSION}: maps Lead.Distributor__c to Opportunity.StageName, which is of another type`,
    ],
    [
      CONVERSION,
      '<outputField>Distributor__c<',
      '<outputField>OwnerId<',
      `${CONVERSION}: maps Lead.Distributor__c to Opportunity.OwnerId, which is of another type`,
    ],
    [
      WATCH,
      '<field>Object__c<',
      '<field>Record__c<',
      `${WATCH}: fills Tierline_Record_Page__mdt.Record__c, which does not exist`,
    ],
    [
      WATCH,
      'Partner__r.Name',
      'Reseller__r.Name',
      `${WATCH}: watches Opportunity.Reseller__r.Name, which does not exist`,
    ],
    [WATCH, '>Opportunity</value>', '>Deal</value>', `${WATCH}: is for Deal, which does not exist`],
    [
      WATCH,
      'StageName',
      Array(60).fill('StageName').join('\n'),
      `${WATCH}: watches 73 fields, more than the gateway reads`,
    ],
  ]),
)('finds that %s', (_, { path, from, to, problem }) => {
  expect(findDanglingReferences(breakProject(path, from, to))).toContainEqual(asExpected(problem));
});

test.each(
  faults([
    [GATEWAY, 'callout:Tierline/', 'callout:Server/', `${GATEWAY}: calls out through Server, which does not exist`],
    [GATEWAY, 'Label.Tierline_Guest_Refused', 'Label.Guest', `${GATEWAY}: uses the label Guest, which does not exist`],
    [
      'classes/TierlineToken.cls',
      'Label.Tierline_Not_Set_Up',
      'Label.Tierline_Guest_Refused',
      'the label Tierline_Not_Set_Up is used nowhere',
    ],
    [
      'classes/TierlineTestOrg.cls',
      "'TierlineGatewayVectors'",
      "'Vectors'",
      'classes/TierlineTestOrg.cls: uses the static resource Vectors, which does not exist',
    ],
    [
      'classes/TierlineTestOrg.cls',
      "'TierlineGatewayVectors'",
      "'Vectors'",
      'the static resource TierlineGatewayVectors is used nowhere',
    ],
    [
      GATEWAY,
      'Reply call(',
      'Reply send(',
      /lwc\/\S+\.js: uses the Apex method TierlineGateway\.call, which does not exist/,
    ],
    [
      'namedCredentials/Tierline.namedCredential-meta.xml',
      '<externalCredential>Tierline<',
      '<externalCredential>Server<',
      'namedCredentials/Tierline.namedCredential-meta.xml: uses the external credential Server, which does not exist',
    ],
    [
      POLICY,
      '>Tierline_Integration<',
      '>Tierline_Integration, Robots<',
      `${POLICY}: admits the permission set Robots, which does not exist`,
    ],
    [
      POLICY,
      '<externalClientApplication>Tierline<',
      '<externalClientApplication>App<',
      `${POLICY}: belongs to an app that does not exist`,
    ],
  ]),
)('finds that %s', (_, { path, from, to, problem }) => {
  expect(findDanglingReferences(breakProject(path, from, to))).toContainEqual(asExpected(problem));
});
