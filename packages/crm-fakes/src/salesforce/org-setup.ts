import { profiles } from './access/profile.ts';
import type { Org } from './org.ts';
import { toId18 } from './record-id.ts';
import type { StoredRecord } from './records/record-store.ts';
import { nowOf } from './records/timestamps.ts';
import type { FieldValue } from './schema/field.ts';
import { leadStatuses } from './schema/standard/lead.ts';
import { stages } from './schema/standard/opportunity.ts';

/** Puts a record in place as it is, past permissions and validation. Ids, dates and authors may be given. */
export function placeRecord(
  org: Org,
  objectName: string,
  fields: Record<string, FieldValue>,
  authorId: string,
): StoredRecord {
  const object = org.schema.getObject(objectName);
  const created = String(fields.CreatedDate ?? nowOf(org.clock));
  const modified = String(fields.LastModifiedDate ?? created);
  const defaults = [...object.fields.values()].map((field) => [field.name, field.defaultValue]);
  const record: StoredRecord = {
    ...Object.fromEntries(defaults),
    ...(object.fields.has('ownerid') && { OwnerId: authorId }),
    ...fields,
    Id: typeof fields.Id === 'string' ? fields.Id : org.store.nextId(object),
    CreatedDate: created,
    CreatedById: fields.CreatedById ?? authorId,
    LastModifiedDate: modified,
    LastModifiedById: fields.LastModifiedById ?? fields.CreatedById ?? authorId,
    SystemModstamp: fields.SystemModstamp ?? modified,
  };
  org.store.put(object, record);
  return record;
}

/** The records that a new org has, and those that a deployment of the metadata makes. */
/** The author of what nobody in particular did. */
export const systemUserId = toId18('005000000000000');

export function placeSetupRecords(org: Org, name: string): void {
  const place = (object: string, fields: Record<string, FieldValue>) => placeRecord(org, object, fields, systemUserId);
  place('Organization', {
    Id: org.id,
    Name: name,
    OrganizationType: 'Enterprise Edition',
    InstanceName: 'FAKE1',
    IsSandbox: false,
    DefaultCurrencyIsoCode: org.currencies[0] ?? null,
    LanguageLocaleKey: 'en_US',
    TimeZoneSidKey: 'America/Los_Angeles',
  });
  const [systemProfile] = profiles.map((profile) => place('Profile', { Name: profile, UserType: 'Standard' }));
  place('User', {
    Id: systemUserId,
    Username: `autoproc@${org.id.toLowerCase()}`,
    FirstName: 'Automated',
    LastName: 'Process',
    Name: 'Automated Process',
    Alias: 'autoproc',
    Email: 'noreply@example.com',
    IsActive: true,
    UserType: 'AutomatedProcess',
    ProfileId: systemProfile?.Id ?? null,
  });
  for (const [index, stage] of stages.entries()) {
    place('OpportunityStage', {
      MasterLabel: stage.name,
      ApiName: stage.name,
      IsActive: true,
      SortOrder: index + 1,
      IsClosed: stage.closed,
      IsWon: stage.won,
      ForecastCategory: stage.forecast,
      DefaultProbability: stage.probability,
    });
  }
  for (const [index, status] of leadStatuses.entries()) {
    place('LeadStatus', {
      MasterLabel: status.name,
      ApiName: status.name,
      SortOrder: index + 1,
      IsDefault: index === 0,
      IsConverted: status.converted,
    });
  }
  for (const [index, currency] of (org.currencies.length > 1 ? org.currencies : []).entries()) {
    place('CurrencyType', {
      IsoCode: currency,
      ConversionRate: 1,
      DecimalPlaces: 2,
      IsActive: true,
      IsCorporate: index === 0,
    });
  }
  for (const object of org.schema.objects) {
    for (const { id, developerName, label, active } of object.recordTypes) {
      place('RecordType', {
        Id: id,
        Name: label,
        DeveloperName: developerName,
        SobjectType: object.name,
        IsActive: active,
      });
    }
  }
  placePermissions(org, place);
  for (const { object, fields } of org.metadata.configurationRecords) place(object, fields);
}

function placePermissions(org: Org, place: (object: string, fields: Record<string, FieldValue>) => StoredRecord): void {
  const permissionIds = new Map(
    org.metadata.customPermissions.map(({ name, label }) => [
      name,
      place('CustomPermission', { DeveloperName: name, MasterLabel: label, Language: 'en_US' }).Id,
    ]),
  );
  for (const set of org.metadata.permissionSets) {
    const { Id } = place('PermissionSet', { Name: set.name, Label: set.label, IsCustom: true });
    for (const name of set.customPermissions) {
      const entity = permissionIds.get(name);
      if (!entity) throw new Error(`permission set ${set.name} grants ${name}, which the metadata does not define`);
      place('SetupEntityAccess', { ParentId: Id, SetupEntityId: entity, SetupEntityType: 'CustomPermission' });
    }
  }
}
