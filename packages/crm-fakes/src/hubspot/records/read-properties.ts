import type { Account } from '../account.ts';
import { type AssociationType, childOf } from '../associations/association-types.ts';
import { linkKeyOf } from '../associations/link-store.ts';
import type { RecordRef } from '../change.ts';
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
  if (type.name === 'contacts') return named('associatedcompanyid', findPrimary(account, type, record.id, 'companies'));
  return named('hs_parent_company_id', findLinked(account, { type, id: record.id }, childOf));
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
  const primary = account.associationTypes.ofKind(type.name, otherName, 'primary');
  return primary && findLinked(account, { type, id }, primary);
}

/** The first record with which this one stands in that way. */
function findLinked(account: Account, from: RecordRef, association: AssociationType): string | undefined {
  const other = getObjectType(association.to);
  const key = linkKeyOf(association);
  return account.links
    .listFrom(from, other)
    .find((link) => link.types.includes(key) && account.records.find(other, link.id)?.archivedAt === null)?.id;
}
