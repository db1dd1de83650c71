import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import type { BothCrms } from './both-crms.ts';

const OBJECTS = {
  salesforce: { organization: 'Account', contact: 'Contact' },
  hubspot: { organization: 'companies', contact: 'contacts' },
} as const;

/** From now on the CRM itself sets a field whenever a record is saved, by our key of it: `undefined` leaves it as it is. */
export function automate(
  { adapters, org, portal }: BothCrms,
  crm: CrmKind,
  object: SyncedObject,
  key: string,
  rewrite: (value: string) => string | undefined,
): void {
  const field = adapters[crm]?.standardFields(object)[key] ?? '';
  const change = (fields: Readonly<Record<string, unknown>>) => {
    const value = String(fields[field] ?? '');
    const next = rewrite(value);
    return next === undefined || next === value ? undefined : { [field]: next };
  };
  if (crm === 'salesforce') org.admin.addAutomation(OBJECTS.salesforce[object], change);
  else portal.account.admin.addWorkflow(OBJECTS.hubspot[object], change);
}
