import type { Account } from '../account.ts';
import { linkKeyOf } from '../associations/link-store.ts';
import { getObjectType, type ObjectType, type ObjectTypeName } from '../object-type.ts';
import type { StoredRecord } from './record-store.ts';

/** All that a record shows: what is stored, its stamps, and what HubSpot works out. Blank properties are absent. */
export function readProperties(account: Account, type: ObjectType, record: StoredRecord): Record<string, string> {
  return {
    ...record.properties,
    hs_object_id: record.id,
    [type.createdProperty]: record.properties[type.createdProperty] ?? record.createdAt,
    [type.modifiedProperty]: record.updatedAt,
    ...calculated(account, type, record),
  };
}

function calculated(account: Account, type: ObjectType, record: StoredRecord): Record<string, string> {
  if (type.name === 'deals') {
    const stage = account.pipelines.findStage(type, record.properties.dealstage ?? '');
    const probability = stage?.metadata.probability;
    const isClosed = stage?.metadata.isClosed === 'true';
    return {
      hs_createdate: record.createdAt,
      ...(probability !== undefined && { hs_deal_stage_probability: String(Number(probability)) }),
      hs_is_closed: String(isClosed),
      hs_is_closed_won: String(isClosed && Number(probability) === 1),
      hs_is_closed_lost: String(isClosed && Number(probability) === 0),
      ...named('hs_primary_associated_company', findPrimary(account, type, record.id, 'companies')),
    };
  }
  if (type.name === 'leads') {
    const stage = account.pipelines.findStage(type, record.properties.hs_pipeline_stage ?? '');
    const companyId = findPrimary(account, type, record.id, 'companies');
    const company = companyId && account.records.find(getObjectType('companies'), companyId);
    return {
      hs_lead_is_open: String(stage?.metadata.isClosed !== 'true'),
      ...named('hs_primary_company_id', companyId),
      ...named('hs_primary_contact_id', findPrimary(account, type, record.id, 'contacts')),
      ...named('hs_associated_company_name', company ? company.properties.name : undefined),
    };
  }
  return {};
}

function named(name: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [name]: value };
}

/** The id of the record of that type that is primary to this one. */
export function findPrimary(
  account: Account,
  type: ObjectType,
  id: string,
  otherName: ObjectTypeName,
): string | undefined {
  const other = getObjectType(otherName);
  const primary = account.associationTypes.ofKind(type.name, other.name, 'primary');
  if (!primary) return undefined;
  return account.links
    .listFrom({ type, id }, other)
    .find(
      (link) => link.types.includes(linkKeyOf(primary)) && account.records.find(other, link.id)?.archivedAt === null,
    )?.id;
}
