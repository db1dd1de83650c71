import { listTenantConnections } from '@tierline/db/connection';
import { getSavedMappings } from '@tierline/db/field-mapping';
import { getSyncScope } from '@tierline/db/sync-scope';
import { getProgramme } from '@tierline/db/tenant';
import { CrmFailure, type CrmKind } from '@tierline/domain/crm';
import { toTheirs } from '@tierline/domain/field-mapping/convert';
import { toMappings } from '@tierline/domain/field-mapping/default-mapping';
import { ACCOUNT_TYPE_KEY, STATUS_KEY } from '@tierline/domain/field-mapping/field-mapping';
import { listOwnValues } from '@tierline/domain/field-mapping/own-values';
import { withStatedTypes } from '@tierline/domain/field-mapping/stated-types';
import { checkSyncFields, type FieldFinding } from '@tierline/domain/sync-preflight';
import type { Context } from '../context.ts';
import { findField } from '../mapping/load-mapped.ts';

export interface CrmFindings {
  crm: CrmKind;
  /** Empty before the CRM has described its fields. */
  findings: FieldFinding[];
  /** When a read of everything that changed last came through. */
  lastReadAt: string | null;
  /** The CRM's own names of the three fields, and the values of the type field that stand for a partner. */
  names: { inSync: string; status: string; accountType: string; partners: string[]; blankIsPartner: boolean } | null;
}

/** Whether each connected CRM has the fields that decide what is kept in line, and as they have to be. */
export async function checkAllFields(ctx: Context): Promise<CrmFindings[]> {
  const { scope } = ctx;
  const { accountTypes } = await getProgramme(scope);
  const { settings } = await getSyncScope(scope);
  const found: CrmFindings[] = [];
  for (const { crm, disconnectedAt, crmFields, lastReadAt } of await listTenantConnections(scope)) {
    if (disconnectedAt !== null) continue;
    const inSync = await nameOfFlag(ctx, crm);
    if (!crmFields || inSync === null) {
      found.push({ crm, findings: [], lastReadAt, names: null });
      continue;
    }
    const fields = crmFields.organization;
    const { mappings } = await getSavedMappings(scope, crm, 'organization');
    const inForce = toMappings('organization', mappings, crmFields.standard.organization, null);
    const mappingOf = (key: string) => inForce.find((mapping) => mapping.key === key);
    const status = mappingOf(STATUS_KEY);
    const type = mappingOf(ACCOUNT_TYPE_KEY);
    const stated = type && withStatedTypes(type, findField(fields, type.field), accountTypes);
    const statuses = (listOwnValues('organization', STATUS_KEY, settings) ?? []).flatMap((value) => {
      const there = status ? toTheirs(status, [value]) : null;
      return there?.ok ? there.values : [];
    });
    const types = stated?.values.length
      ? stated.values.map(({ theirs }) => theirs)
      : [accountTypes.partner.crmValue, accountTypes.partner_2.crmValue];
    const wanted = {
      in_sync: { field: inSync, values: [] },
      status: { field: status?.field ?? '', values: status?.direction === 'both' ? statuses : [] },
      account_type: { field: type?.field ?? '', values: types },
    };
    const partners = stated?.values.filter(({ ours }) => ours === 'partner').map(({ theirs }) => theirs) ?? [];
    found.push({
      ...{ crm, findings: checkSyncFields(crm, fields, wanted), lastReadAt },
      names: {
        ...{ inSync, status: wanted.status.field, accountType: wanted.account_type.field, partners },
        blankIsPartner: type?.blank === 'partner',
      },
    });
  }
  return found;
}

/** The checkbox is no field that is mapped: by it Tierline knows what it may look at at all. */
async function nameOfFlag({ crms, scope }: Context, crm: CrmKind): Promise<string | null> {
  try {
    return (await crms.get(scope.tenantId, crm)).organizationField('in_sync');
  } catch (error) {
    if (!(error instanceof CrmFailure)) throw error;
    return null;
  }
}
