import { findOrganization, type OrganizationRow } from '@tierline/db/organization';
import { listRules, toRule } from '@tierline/db/rule';
import { CrmFailure, type OwnField } from '@tierline/domain/crm';
import { fieldsOf } from '@tierline/domain/rule';
import { may, mayEdit } from '@tierline/domain/viewer';
import { findIdentity } from '@tierline/sync/company-identity';
import { findHeldThere } from '@tierline/sync/held-there';
import type { Context } from '../context.ts';
import type { MarkedType, ProposalOf } from '../impact/proposal.ts';
import { ProblemError } from '../problem/problem-error.ts';
import { findOpenRecord } from '../record-access.ts';

/** The company on the page, whether or not Tierline knows it as an organization yet. */
export interface OpenCompany {
  /** Ours, or the one that it would get. */
  id: string;
  crmId: string;
  row: OrganizationRow | null;
  /** What its record holds of what is written when it is marked: `in_sync` only where the CRM keeps it outside. */
  writes: readonly OwnField[];
}

export async function findOpenCompany(ctx: Context): Promise<OpenCompany> {
  const record = findOpenRecord(ctx);
  if (record?.object !== 'organization') throw new ProblemError('record_unknown');
  const { scope, crm } = ctx;
  const id = await findIdentity(scope, crm.kind, record.crmId);
  const held = (await findHeldThere(scope, crm.kind, 'organization', id, 'account_type')) ?? [];
  return {
    ...{ id, crmId: record.crmId, row: await findOrganization(scope, id) },
    writes: held.length > 0 ? ['account_type', 'status'] : ['account_type', 'status', 'in_sync'],
  };
}

/** Whether the viewer may mark it: whoever does may edit, by the CRM's own word, every field that is then written. */
export const mayMark = ({ viewer, crm }: Context, { writes }: OpenCompany): boolean =>
  may(viewer.role, 'assign') && writes.every((field) => mayEdit(viewer.record, crm.organizationField(field)));

/**
 * What marking it is, as a change that can be tried. Of a company outside the programme Tierline keeps little, so its CRM is
 * asked what it is called, and what it holds of the fields that rules look at; null when the CRM does not answer.
 */
export async function proposeType(
  ctx: Context,
  { id, crmId, row }: OpenCompany,
  type: MarkedType,
): Promise<ProposalOf<'type'> | null> {
  const proposal = { kind: 'type' as const, organization: id, type };
  if (row && row.standing !== 'outside') return { ...proposal, company: null };
  const record = await ctx.crm.find('organization', crmId).catch((error: unknown) => {
    if (!(error instanceof CrmFailure)) throw error;
    ctx.log.info({ reference: ctx.reference, failure: error.code }, 'the company could not be read');
    return 'unread' as const;
  });
  if (record === 'unread') return null;
  if (!record) throw new ProblemError('record_unknown');
  const asked = new Set((await listRules(ctx.scope)).flatMap((rule) => [...fieldsOf(toRule(rule))]));
  const values = Object.entries(record.values).filter(([key, list]) => asked.has(key) && list.length > 0);
  return {
    ...proposal,
    company: { name: record.name, values: Object.fromEntries(values.map(([key, list]) => [key, [...list]])) },
  };
}
