import type { SObject } from '../sobject.ts';
import { account } from './account.ts';
import { contact } from './contact.ts';
import { picklist } from './field-kinds.ts';
import { lead } from './lead.ts';
import { opportunity } from './opportunity.ts';
import { organization, profile, user } from './people.ts';
import { customPermission, permissionSet, permissionSetAssignment, setupEntityAccess } from './permissions.ts';
import {
  currencyType,
  leadStatus,
  opportunityStage,
  recordTypes,
  userPermissionAccess,
  userRecordAccess,
} from './settings.ts';

/** Made anew for each org, for an org's own metadata is merged into them. */
export function standardObjects(currencies: readonly string[]): SObject[] {
  const business = [account(), contact(), opportunity(), lead()];
  const setup = [
    user(),
    profile(),
    organization(),
    recordTypes(),
    permissionSet(),
    permissionSetAssignment(),
    customPermission(),
    setupEntityAccess(),
    opportunityStage(),
    leadStatus(),
    userRecordAccess(),
    userPermissionAccess(),
  ];
  if (currencies.length < 2) return [...business, ...setup];
  for (const object of [...business, ...setup.filter(({ name }) => name === 'User')]) addCurrency(object, currencies);
  return [...business, ...setup, currencyType()];
}

/** Only an org with several currencies has the field and the object CurrencyType. */
export function addCurrency(object: SObject, currencies: readonly string[]): void {
  const field = picklist('CurrencyIsoCode', 'Currency ISO Code', currencies, {
    length: 3,
    restricted: true,
    permissionable: false,
    defaultValue: currencies[0] ?? null,
  });
  object.fields.set('currencyisocode', field);
}
