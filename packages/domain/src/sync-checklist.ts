import type { CrmKind } from './crm.ts';
import type { FieldFinding, SyncField } from './sync-preflight.ts';

/** What a CRM has to have, and records in it, for second partners to be kept in line. */
export type CheckId =
  | SyncField
  | 'contracts'
  | 'deal_lookup'
  | 'lead_lookup'
  | 'conversion'
  | 'forms'
  | 'types_stated'
  | 'lists_of_second_partners'
  | 'rule_fields';

/**
 * `look`: Tierline cannot see it from here. `unneeded`: only where associations are stated in the other way. `unread`: the CRM
 * has not told yet.
 */
export type CheckState = 'pass' | 'fail' | 'look' | 'unneeded' | 'unread';

export interface Check {
  id: CheckId;
  /** For which way of stating who may stand behind whom. */
  of: 'all' | 'contracts' | 'rules';
  act: 'field' | 'mapping' | 'data';
  object: 'organization' | 'deal' | 'lead';
  state: CheckState;
}

/** A field of the CRM: there and right, or what is wrong with it. */
export type FieldState = FieldFinding['state'];

export interface ChecklistFacts {
  crm: CrmKind;
  source: 'contracts' | 'rules';
  /** Of flag, status and account type; empty before the CRM has described its fields. */
  findings: readonly FieldFinding[];
  /** The field that lists second partners, and how many names it does not offer; null: it is not known. */
  contracts: { state: FieldState; missingNames: number } | null;
  /** The fields for the second partner of deals and leads; null: the CRM was not asked, or has not answered. */
  lookups: { deal: FieldState; lead: FieldState } | null;
  /** What became of leads that had a second partner. */
  converted: { kept: number; lost: number };
  /** Records with a status whose account type is blank, or none of the vendor's. */
  untyped: { blank: number; odd: number };
  /** Second partners whose own list of second partners is not blank; it does not count. */
  listsOfSecondPartners: number;
  /** How many organizations leave a field blank that a rule asks for, or hold a value there that the CRM does not offer. */
  ruleFields: { blank: number; offList: number };
  /** Whether every record was read once: before, nothing is counted. */
  isRead: boolean;
}

/** Everything that has to be in order, in the order in which it is done; by what the CRM and its records look like now. */
export function listChecks(facts: ChecklistFacts): Check[] {
  const { crm, source, findings, contracts, lookups, converted, untyped, listsOfSecondPartners, ruleFields } = facts;
  const field = (of: SyncField): CheckState => {
    const found = findings.find((finding) => finding.of === of);
    if (!found) return 'unread';
    return found.state === 'good' && found.lacks.length === 0 ? 'pass' : 'fail';
  };
  const data = (violators: number): CheckState => (facts.isRead ? (violators > 0 ? 'fail' : 'pass') : 'unread');
  const only = (of: 'contracts' | 'rules', state: CheckState): CheckState => (source === of ? state : 'unneeded');
  const checks: Check[] = [
    { id: 'in_sync', of: 'all', act: 'field', object: 'organization', state: field('in_sync') },
    { id: 'status', of: 'all', act: 'field', object: 'organization', state: field('status') },
    { id: 'account_type', of: 'all', act: 'field', object: 'organization', state: field('account_type') },
    {
      id: 'contracts',
      of: 'contracts',
      act: 'field',
      object: 'organization',
      state: only('contracts', ofList(contracts)),
    },
  ];
  // HubSpot's own label and property for deals are made by Tierline when it is installed.
  if (crm === 'salesforce') {
    checks.push(
      { id: 'deal_lookup', of: 'all', act: 'field', object: 'deal', state: ofLookup(lookups?.deal) },
      { id: 'lead_lookup', of: 'all', act: 'field', object: 'lead', state: ofLookup(lookups?.lead) },
      { id: 'conversion', of: 'all', act: 'mapping', object: 'lead', state: ofConversion(converted) },
    );
  }
  checks.push(
    { id: 'forms', of: 'all', act: 'field', object: 'organization', state: 'look' },
    { id: 'types_stated', of: 'all', act: 'data', object: 'organization', state: data(untyped.blank + untyped.odd) },
    {
      ...{ id: 'lists_of_second_partners', of: 'contracts', act: 'data', object: 'organization' },
      state: only('contracts', data(listsOfSecondPartners)),
    },
    {
      ...{ id: 'rule_fields', of: 'rules', act: 'data', object: 'organization' },
      state: only('rules', data(ruleFields.blank + ruleFields.offList)),
    },
  );
  return checks;
}

const ofList = (contracts: ChecklistFacts['contracts']): CheckState => {
  if (!contracts) return 'unread';
  return contracts.state === 'good' && contracts.missingNames === 0 ? 'pass' : 'fail';
};

const ofLookup = (state: FieldState | undefined): CheckState =>
  state === undefined ? 'unread' : state === 'good' ? 'pass' : 'fail';

/** No API tells how leads are converted; those that were tell. */
const ofConversion = ({ kept, lost }: ChecklistFacts['converted']): CheckState =>
  lost > 0 ? 'fail' : kept > 0 ? 'pass' : 'look';
