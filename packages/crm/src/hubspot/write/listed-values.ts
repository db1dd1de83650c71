import { CrmFailure } from '@tierline/domain/crm';
import type { FieldValues } from '@tierline/domain/organization-field';
import { joinValues } from '../../join-values.ts';
import { type CompanyField, hasValues } from '../company-fields.ts';

/** Values of the fields that rules look at, by Tierline's keys. Whether HubSpot offers them, it says itself. */
export const toListedValues = (listed: readonly CompanyField[], values: FieldValues): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([key, list]) => {
      const field = listed.find((each) => each.key === key);
      if (!field || !hasValues(field)) {
        throw new CrmFailure('rejected', `HubSpot has no property ${key} of companies that has a list of values.`);
      }
      const fields = [field.property];
      if (!field.writable) {
        throw new CrmFailure('rejected', `HubSpot sets the property ${field.label} itself, so nobody else can.`, {
          fields,
        });
      }
      if (field.type !== 'multi_select' && list.length > 1) {
        throw new CrmFailure('rejected', `${field.label} holds one value, not ${list.length}.`, { fields });
      }
      return [field.property, joinValues(list)];
    }),
  );
