import type { CrmKind } from '@tierline/domain/crm';
import type { BothCrms } from './both-crms.ts';

/** Places resellers in a CRM, all with one stamp of change; answers with the CRM's ids. */
export function seedOrganizations(
  { org, portal }: BothCrms,
  crm: CrmKind,
  names: readonly string[],
  modifiedAt: string,
): string[] {
  if (crm === 'hubspot') {
    const marks = { tierline_sync: 'true', tierline_account_type: 'Partner', tierline_status: 'Active Partner' };
    const seeds = names.map((name) => ({
      properties: { name, ...marks },
      createdAt: modifiedAt,
      updatedAt: modifiedAt,
    }));
    return portal.account.admin.seed('companies', seeds);
  }
  const marks = {
    Sync_with_Tierline__c: true,
    Tierline_Account_Type__c: 'Partner',
    Tierline_Status__c: 'Active Partner',
  };
  // Salesforce stamps whole seconds.
  const stamp = modifiedAt.replace(/\.\d+Z$/, 'Z');
  const rows = names.map((Name) => ({ Name, ...marks, CreatedDate: stamp, SystemModstamp: stamp }));
  return org.admin.seed('Account', rows);
}
