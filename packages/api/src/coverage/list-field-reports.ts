import { getFieldQuality } from '@tierline/db/field-quality';
import { listOrganizationFields } from '@tierline/db/organization-field';
import { fieldsOf } from '@tierline/domain/rule';
import type { Context } from '../context.ts';

/** Fields that are reported on; rules that ask for more are rare. */
const MOST_FIELDS = 20;

export interface FieldReport {
  key: string;
  label: string;
  type: 'partner' | 'partner_2';
  organizations: number;
  blank: number;
  offList: { value: string; organizations: number }[];
}

/** How well the fields are filled in that rules ask for: blank ones, and values that the CRM does not offer. */
export async function listFieldReports({ scope, indexes }: Pick<Context, 'scope' | 'indexes'>): Promise<FieldReport[]> {
  const { rules } = await indexes.getWithRules(scope);
  const fields = await listOrganizationFields(scope);
  const asked = [...new Set(rules.flatMap((rule) => [...fieldsOf(rule)]))].slice(0, MOST_FIELDS);
  const rows: FieldReport[] = [];
  for (const field of fields.filter(({ key, values }) => asked.includes(key) && values.length > 0)) {
    const offered = new Set(field.values.map(({ value }) => value));
    for (const type of ['partner', 'partner_2'] as const) {
      const { organizations, blank, values } = await getFieldQuality(scope, type, field.key);
      const offList = values.filter(({ value }) => !offered.has(value));
      rows.push({ key: field.key, label: field.label, type, organizations, blank, offList });
    }
  }
  return rows;
}
