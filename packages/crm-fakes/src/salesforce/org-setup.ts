import { profiles } from './access/profile.ts';
import type { Org } from './org.ts';
import { deployRecord } from './place-record.ts';
import { toId18 } from './record-id.ts';
import type { StoredRecord } from './records/record-store.ts';
import type { FieldValue } from './schema/field.ts';
import { leadStatuses } from './schema/standard/lead.ts';
import { stages } from './schema/standard/opportunity.ts';

/** The author of what nobody in particular did. */
export const systemUserId = toId18('005000000000000');

type Fields = Record<string, FieldValue>;
type Deploy = (object: string, key: Fields, fields: Fields) => StoredRecord;

/** The records that every org has, and those that a deployment of its metadata makes or brings up to date. */
export function setUp(org: Org, name: string): void {
  const deploy: Deploy = (object, key, fields) => deployRecord(org, object, key, fields, systemUserId);
  deployOrganization(org, name, deploy);
  deploySalesSettings(org, deploy);
  deployRecordTypes(org, deploy);
  deployPermissions(org, deploy);
  for (const { object, fields } of org.metadata.configurationRecords) {
    deploy(object, { DeveloperName: fields.DeveloperName ?? null }, fields);
  }
}

function deployOrganization(org: Org, name: string, deploy: Deploy): void {
  deploy(
    'Organization',
    { Id: org.id },
    {
      Name: name,
      OrganizationType: 'Enterprise Edition',
      InstanceName: 'FAKE1',
      IsSandbox: false,
      DefaultCurrencyIsoCode: org.currencies[0] ?? null,
      LanguageLocaleKey: 'en_US',
      TimeZoneSidKey: 'America/Los_Angeles',
    },
  );
  const [systemProfile] = profiles.map((profile) => deploy('Profile', { Name: profile }, { UserType: 'Standard' }));
  deploy(
    'User',
    { Id: systemUserId },
    {
      Username: `autoproc@${org.id.toLowerCase()}`,
      FirstName: 'Automated',
      LastName: 'Process',
      Name: 'Automated Process',
      Alias: 'autoproc',
      Email: 'noreply@example.com',
      IsActive: true,
      UserType: 'AutomatedProcess',
      ProfileId: systemProfile?.Id ?? null,
    },
  );
}

function deploySalesSettings(org: Org, deploy: Deploy): void {
  for (const [index, stage] of stages.entries()) {
    deploy(
      'OpportunityStage',
      { ApiName: stage.name },
      {
        MasterLabel: stage.name,
        IsActive: true,
        SortOrder: index + 1,
        IsClosed: stage.closed,
        IsWon: stage.won,
        ForecastCategory: stage.forecast,
        DefaultProbability: stage.probability,
      },
    );
  }
  for (const [index, status] of leadStatuses.entries()) {
    deploy(
      'LeadStatus',
      { ApiName: status.name },
      {
        MasterLabel: status.name,
        SortOrder: index + 1,
        IsDefault: index === 0,
        IsConverted: status.converted,
      },
    );
  }
  for (const [index, currency] of (org.currencies.length > 1 ? org.currencies : []).entries()) {
    const fields = { ConversionRate: 1, DecimalPlaces: 2, IsActive: true, IsCorporate: index === 0 };
    deploy('CurrencyType', { IsoCode: currency }, fields);
  }
}

function deployRecordTypes(org: Org, deploy: Deploy): void {
  for (const object of org.schema.objects) {
    for (const { id, developerName, label, active } of object.recordTypes) {
      const fields = { Name: label, DeveloperName: developerName, SobjectType: object.name, IsActive: active };
      deploy('RecordType', { Id: id }, fields);
    }
  }
}

function deployPermissions(org: Org, deploy: Deploy): void {
  const permissionIds = new Map<string, string>();
  for (const { name, label } of org.metadata.customPermissions) {
    permissionIds.set(
      name,
      deploy('CustomPermission', { DeveloperName: name }, { MasterLabel: label, Language: 'en_US' }).Id,
    );
  }
  const granted = new Set<string>();
  for (const set of org.metadata.permissionSets) {
    const { Id: ParentId } = deploy('PermissionSet', { Name: set.name }, { Label: set.label, IsCustom: true });
    for (const name of set.customPermissions) {
      const SetupEntityId = permissionIds.get(name);
      if (!SetupEntityId)
        throw new Error(`permission set ${set.name} grants ${name}, which the metadata does not define`);
      const key = { ParentId, SetupEntityId };
      granted.add(deploy('SetupEntityAccess', key, { SetupEntityType: 'CustomPermission' }).Id);
    }
  }
  withdraw(org, granted);
}

/** What a permission set granted when the org was dumped, and grants no longer. */
function withdraw(org: Org, granted: ReadonlySet<string>): void {
  const object = org.schema.getObject('SetupEntityAccess');
  for (const { Id } of [...org.store.list(object)]) if (!granted.has(Id)) org.store.remove(object, Id);
}
