import type { RecordWrite } from '@tierline/domain/crm';
import { chooseAccountType } from '../../choose-account-type.ts';
import { joinValues } from '../../join-values.ts';
import { spellAsOffered } from '../../spell-as-offered.ts';
import { toListedValues } from './listed-values.ts';
import type { Need, PlannedWrite } from './planned-write.ts';
import { getCompany, type Surroundings } from './surroundings.ts';

/** The properties of a company in Tierline's words, and what its selects have to offer for them. */
export function planCompany(
  { fields: { company: fields }, known, listed, companies }: Surroundings,
  wanted: RecordWrite,
): Pick<PlannedWrite, 'values' | 'needs'> {
  const offered = (name: string) => known.get(name)?.options.map(({ value }) => value) ?? [];
  const needs: Need[] = [];
  const values = toListedValues(listed, wanted.values ?? {});
  if (wanted.contractNames) {
    const names = spellAsOffered(wanted.contractNames, offered(fields.contractNames));
    values[fields.contractNames] = joinValues(names);
    needs.push({ property: fields.contractNames, options: names.map((name) => ({ id: name, name })) });
  }
  if (wanted.inSync !== undefined) values[fields.inSync] = String(wanted.inSync);
  if (wanted.accountType !== undefined) {
    const [accountTypes, statuses] = [offered(fields.accountType), offered(fields.status)];
    const { accountType, status } = chooseAccountType(wanted.accountType, { accountTypes, statuses });
    values[fields.accountType] = accountType;
    if (status !== undefined) values[fields.status] = status;
    if (wanted.accountType.join) values[fields.inSync] = 'true';
  }
  if (wanted.preferredId !== undefined) {
    const company = wanted.preferredId === null ? null : getCompany(companies, wanted.preferredId, fields.preferred);
    values[fields.preferred] = company?.id ?? '';
    if (company) needs.push({ property: fields.preferred, options: [company] });
  }
  return { values, needs };
}
