import type { CrmKind } from '@tierline/domain/crm';
import { type FieldType, NAME_FIELD, type OrganizationField } from '@tierline/domain/organization-field';
import { and, asc, eq } from 'drizzle-orm';
import { connection } from './schema/connection.ts';
import { organizationField } from './schema/organization.ts';
import { ofTenant, type Scope } from './scope.ts';

const { key, label, type, values } = organizationField;
const columns = { key, label, type, values };

/** The fields of company records as one CRM last described them, in its order. */
export const listFieldsOf = (scope: Scope, crm: CrmKind): Promise<OrganizationField[]> =>
  scope.db
    .select(columns)
    .from(organizationField)
    .where(ofTenant(scope, organizationField, eq(organizationField.crm, crm)))
    .orderBy(asc(organizationField.position));

/** The fields of all of the vendor's CRMs, those of the first connection first; one that several have is there once. */
export async function listOrganizationFields(scope: Scope): Promise<OrganizationField[]> {
  const described = await scope.db
    .select(columns)
    .from(organizationField)
    .innerJoin(
      connection,
      and(eq(connection.tenantId, organizationField.tenantId), eq(connection.crm, organizationField.crm)),
    )
    .where(ofTenant(scope, organizationField))
    .orderBy(asc(connection.createdAt), asc(connection.crm), asc(organizationField.position));
  const merged = new Map<string, OrganizationField>();
  for (const field of described) {
    const known = merged.get(field.key);
    merged.set(field.key, known ? mergeFields(known, field) : field);
  }
  return [...merged.values()];
}

/** From the least that a field's type lets rules say to the most. */
const WIDTH: readonly FieldType[] = ['other', NAME_FIELD, 'radio', 'select', 'multi_select'];

/** The first one's label; every value that either offers, and the type that has room for both. */
function mergeFields(first: OrganizationField, second: OrganizationField): OrganizationField {
  const known = new Set(first.values.map(({ value }) => value));
  return {
    ...first,
    type: WIDTH.indexOf(second.type) > WIDTH.indexOf(first.type) ? second.type : first.type,
    values: [...first.values, ...second.values.filter(({ value }) => !known.has(value))],
  };
}

/** Rows that one statement inserts, far below what SQLite takes in parameters. */
const ROWS = 500;

/** Replaces all that this CRM described before. Call it in a transaction. */
export async function saveOrganizationFields(
  scope: Scope,
  crm: CrmKind,
  fields: readonly OrganizationField[],
): Promise<void> {
  const { db, tenantId } = scope;
  await db.delete(organizationField).where(ofTenant(scope, organizationField, eq(organizationField.crm, crm)));
  const rows = fields.map((field, position) => ({
    ...{ tenantId, crm, position, key: field.key, label: field.label, type: field.type, values: [...field.values] },
  }));
  for (let from = 0; from < rows.length; from += ROWS) {
    await db.insert(organizationField).values(rows.slice(from, from + ROWS));
  }
}
