import { countSecondPartnersWithLists } from '@tierline/db/naming';
import { getSetting } from '@tierline/db/second-partner-setting';
import { countConverted, countUntyped } from '@tierline/db/sync-checklist';
import type { CrmKind } from '@tierline/domain/crm';
import { CONTRACTS_KEY } from '@tierline/domain/field-mapping/field-mapping';
import type { ChecklistFacts, FieldState } from '@tierline/domain/sync-checklist';
import type { Context } from '../context.ts';
import { listFieldReports } from '../coverage/list-field-reports.ts';
import { findField, loadMapped } from '../mapping/load-mapped.ts';
import { findMissingIn } from '../naming/find-missing-names.ts';
import { recallCheck } from '../onboarding/remembered-check.ts';
import { checkAllFields } from '../sync-scope/preflight.ts';

/** What the checklist is made of; what people call a field goes with it. */
export interface CrmFacts extends ChecklistFacts {
  names: { contracts: string; deal: string; lead: string };
}

/** Of each connected CRM, as it and its records are now. */
export async function listFacts(ctx: Context): Promise<CrmFacts[]> {
  const { scope } = ctx;
  const { source } = await getSetting(scope);
  const reports = source === 'rules' ? await listFieldReports(ctx) : [];
  const offList = reports.flatMap((report) => report.offList.map(({ organizations }) => organizations));
  const ruleFields = { blank: sum(reports.map(({ blank }) => blank)), offList: sum(offList) };
  const converted = await countConverted(scope);
  const listsOfSecondPartners = await countSecondPartnersWithLists(scope);
  const all: CrmFacts[] = [];
  for (const { crm, findings, lastReadAt } of await checkAllFields(ctx)) {
    const list = await findList(ctx, crm);
    const { lookups, ...names } = await findLookups(ctx, crm);
    all.push({
      ...{
        crm,
        source,
        findings,
        contracts: list?.found ?? null,
        lookups,
        converted,
        listsOfSecondPartners,
        ruleFields,
      },
      untyped: await countUntyped(scope, crm),
      isRead: lastReadAt !== null,
      names: { contracts: list?.name ?? '', ...names },
    });
  }
  return all;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** The field that lists second partners; null before the CRM has described its fields. */
async function findList(
  { scope }: Context,
  crm: CrmKind,
): Promise<{ name: string; found: ChecklistFacts['contracts'] } | null> {
  const mapped = await loadMapped(scope, { crm, object: 'organization', draft: [], dropped: [], revision: null });
  if (!mapped) return null;
  const mapping = mapped.mappings.find(({ key }) => key === CONTRACTS_KEY);
  const field = mapping && findField(mapped.fields, mapping.field);
  const name = field?.label ?? mapping?.field ?? mapped.standard[CONTRACTS_KEY] ?? '';
  if (!field) return { name, found: { state: 'missing', missingNames: 0 } };
  const missing = await findMissingIn(scope, mapped);
  const state = field.type !== 'multi_select' ? 'wrong_type' : field.writable ? 'good' : 'closed';
  return { name, found: { state, missingNames: missing ? missing.names.length + missing.more : 0 } };
}

/** Where deals and leads name their second partner, as Salesforce shows it to Tierline's own user. */
async function findLookups(
  ctx: Context,
  crm: CrmKind,
): Promise<{ lookups: ChecklistFacts['lookups']; deal: string; lead: string }> {
  const adapter = await ctx.crms.get(ctx.scope.tenantId, crm);
  const [deal, lead] = [adapter.secondPartnerField('deal'), adapter.secondPartnerField('lead')];
  const check = crm === 'salesforce' ? await recallCheck(ctx) : null;
  const access = check?.access;
  if (!access) return { lookups: null, deal, lead };
  const stateOf = (object: string, field: string): FieldState => {
    const isIt = (each: { object?: string; field?: string }) =>
      each.object === object && (each.field === undefined || each.field === field);
    if (access.missing.some((each) => each.right === 'read' && isIt(each))) return 'missing';
    if (access.notLookups?.some(isIt)) return 'wrong_type';
    return access.missing.some((each) => each.right === 'edit' && isIt(each)) ? 'closed' : 'good';
  };
  const lookups = {
    deal: stateOf(adapter.objectName('deal'), deal),
    lead: stateOf(adapter.objectName('lead'), lead),
  };
  return { lookups, deal, lead };
}
