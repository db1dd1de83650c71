import { findOrganization, toOrganization } from '@tierline/db/organization';
import { listOrganizationFields } from '@tierline/db/organization-field';
import { findRule, listRules, toRule } from '@tierline/db/rule';
import type { Scope } from '@tierline/db/scope';
import { getSetting } from '@tierline/db/second-partner-setting';
import { usesOf, withRenamedValue } from '@tierline/domain/where-used';
import type { Indexes } from '@tierline/sync/indexes';
import { listHeldContracts } from '../contract/list-held.ts';
import { ProblemError } from '../problem/problem-error.ts';
import type { Plan } from './plan.ts';
import { planAssignment } from './plan-assignment.ts';
import { planRules } from './plan-rules.ts';
import { planType } from './plan-type.ts';
import type { Proposal, ProposalOf } from './proposal.ts';
import { requireContracts, requireSecondPartners } from './require-contracts.ts';

const PLANS: { [K in Proposal['kind']]: (scope: Scope, proposal: ProposalOf<K>, indexes: Indexes) => Promise<Plan> } = {
  rule: (scope, draft) => planRules(scope, [draft]),
  rules: (scope, { rules }) =>
    planRules(
      scope,
      rules.map((rule) => ({ ...rule, id: null })),
    ),
  async rule_removal(scope, { rule }) {
    if (!(await findRule(scope, rule))) throw new ProblemError('rule_unknown');
    const others = (await listRules(scope)).length - 1;
    if (others === 0 && (await getSetting(scope)).source === 'rules') throw new ProblemError('rules_missing');
    return { ok: true, changes: [{ kind: 'rule_removed', id: rule }] };
  },
  async value(scope, { field, from, to }) {
    const rules = (await listRules(scope)).map(toRule);
    const used = new Set(usesOf(rules, field, from).map(({ ruleId }) => ruleId));
    const offered = (await listOrganizationFields(scope)).find(({ key }) => key === field)?.values ?? [];
    if (used.size === 0) throw new ProblemError('value_unknown', { detail: { name: from } });
    if (!offered.some(({ value }) => value === to)) {
      throw new ProblemError('value_unknown', { detail: { name: to }, field: 'to' });
    }
    const renamed = rules.filter(({ id }) => used.has(id)).map((rule) => withRenamedValue(rule, field, from, to));
    return { ok: true, changes: renamed.map((rule) => ({ kind: 'rule', rule })) };
  },
  async source(scope, { source }) {
    if (source === 'rules' && (await listRules(scope)).length === 0) {
      return { ok: false, faults: [{ field: 'source', told: { code: 'rules_missing' } }] };
    }
    return { ok: true, changes: [{ kind: 'source', source }] };
  },
  async contracts(scope, { organization, secondPartners, held }) {
    await requireContracts(scope);
    const partner = await findOrganization(scope, organization);
    if (partner?.accountType !== 'partner') throw new ProblemError('record_unknown');
    await requireSecondPartners(scope, secondPartners);
    const now = await listHeldContracts(scope, organization);
    if (now.length !== held.length || now.some((id) => !held.includes(id))) {
      return { ok: false, faults: [{ field: 'secondPartners', told: { code: 'contracts_changed' } }] };
    }
    const secondPartnerIds = [...new Set(secondPartners)];
    if ((await getSetting(scope)).cardinality === 'one' && secondPartnerIds.length > 1) {
      return { ok: false, faults: [{ field: 'secondPartners', told: { code: 'one_only' } }] };
    }
    return { ok: true, changes: [{ kind: 'contracts', partnerId: organization, secondPartnerIds }] };
  },
  assignment: planAssignment,
  async values(scope, { organization, values }) {
    const row = await findOrganization(scope, organization);
    if (!row) throw new ProblemError('record_unknown');
    const fields = await listOrganizationFields(scope);
    for (const [key, list] of Object.entries(values)) {
      const field = fields.find((each) => each.key === key);
      if (!field || field.values.length === 0) throw new ProblemError('field_unknown', { detail: { name: key } });
      const unknown = list.find((value) => !field.values.some((each) => each.value === value));
      if (unknown !== undefined || (list.length > 1 && field.type !== 'multi_select')) {
        throw new ProblemError('value_unknown', { detail: { name: unknown ?? field.label }, field: key });
      }
    }
    const changed = { ...toOrganization(row), values: { ...row.values, ...values } };
    return { ok: true, changes: [{ kind: 'organization', organization: changed }] };
  },
  type: planType,
};

/** What a proposal would change, or what is wrong with it. */
export const planProposal = (scope: Scope, proposal: Proposal, indexes: Indexes): Promise<Plan> =>
  (PLANS[proposal.kind] as (scope: Scope, proposal: Proposal, indexes: Indexes) => Promise<Plan>)(
    scope,
    proposal,
    indexes,
  );
