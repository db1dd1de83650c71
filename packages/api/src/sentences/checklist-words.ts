import type { CrmKind, DealObject } from '@tierline/domain/crm';
import type { Check, CheckId, CheckState, FieldState } from '@tierline/domain/sync-checklist';
import { capitalized, counted, listed, lower, plural, quoted } from './grammar.ts';
import type { Labels } from './labels.ts';

const wanted: Record<CheckId, (labels: Labels) => string> = {
  in_sync: () => 'A checkbox that marks what is kept in sync',
  status: () => 'A list of statuses with every value that Tierline writes',
  account_type: (labels) => `A list of account types with ${lower(labels.partner)} and ${lower(labels.secondPartner)}`,
  contracts: (labels) =>
    `A list in which several ${lower(plural(labels.secondPartner))} can be chosen, with a value for each`,
  deal_lookup: (labels) => `A lookup to accounts for the ${lower(labels.secondPartner)}`,
  lead_lookup: (labels) => `A lookup to accounts for the ${lower(labels.secondPartner)}`,
  conversion: (labels) => `A converted lead hands its ${lower(labels.secondPartner)} on`,
  forms: () => 'Checkbox, status and account type are on the forms',
  types_stated: () => 'Every record with a status has an account type',
  lists_of_second_partners: (labels) =>
    `No ${lower(labels.secondPartner)} lists ${lower(plural(labels.secondPartner))} itself`,
  rule_fields: () => 'The fields that rules ask for are filled in, with values that the CRM offers',
};

/** For the list of what each CRM has to have. */
export const checklistWords = {
  title: 'Set-up checklist',
  titleOf: (crm: string) => `Set-up checklist of ${crm}`,
  intro: 'What each CRM has to have, as it is at this moment. Open the page again after a change.',
  of: 'For',
  where: 'Where',
  what: 'What there has to be',
  state: 'State',
  none: 'Nothing to check.',
  uses: { all: 'All', contracts: 'Contracts only', rules: 'Rules only' } satisfies Record<Check['of'], string>,
  acts: { field: 'Field', mapping: 'Conversion', data: 'Data' } satisfies Record<Check['act'], string>,
  states: {
    pass: 'Pass',
    fail: 'Fail',
    look: 'Look yourself',
    unneeded: 'Not needed',
    unread: 'Not known yet',
  } satisfies Record<CheckState, string>,
  objects: {
    salesforce: { organization: 'Account', deal: 'Opportunity', lead: 'Lead' },
    hubspot: { organization: 'Company', deal: 'Deal', lead: 'Lead' },
  } satisfies Record<CrmKind, Record<'organization' | DealObject, string>>,
  wanted,
  unneeded: { contracts: 'Contracts decide at present.', rules: 'Rules decide at present.' },
  unread: (crm: string) => `${crm} has not been read yet.`,
  notAsked: (crm: string) => `${crm} has not answered yet.`,
  list: (field: string, state: FieldState, missing: number, crm: string) =>
    ({
      good: `${quoted(field)} lacks ${counted(missing, 'name')}. The page “Sync” names them.`,
      missing: `${crm} has no field ${quoted(field)}. Add it, or choose another in the field mapping.`,
      wrong_type: `${quoted(field)} has no room for several names.`,
      closed: `Tierline may not write ${quoted(field)}. Give the integration’s user the right to.`,
    })[state],
  lookup: (field: string, state: FieldState, object: string) =>
    ({
      good: '',
      missing: `${object} has no field ${field}, or hides it from Tierline’s user. Add a lookup to Account, or give the user the permission set Tierline Integration.`,
      wrong_type: `${field} of ${object} is no lookup to Account. Make one of that name in its place.`,
      closed: `Tierline’s user may not edit ${field} of ${object}. Give the user the permission set Tierline Integration.`,
    })[state],
  lostInConversion: (count: number) =>
    `${counted(count, 'converted lead')} had one, and the opportunity has none. Map the field in Setup (Map Lead Fields), unless somebody has removed it since.`,
  lookAtConversion:
    'No lead that had one has been converted yet. Look in Setup (Map Lead Fields) whether the field is mapped.',
  forms: 'Tierline cannot see forms: open one, and look.',
  untyped: (blank: number, odd: number) => {
    const told = [
      ...(blank > 0 ? [`${counted(blank, 'record')} without one`] : []),
      ...(odd > 0 ? [`${counted(odd, 'record')} with one that is not yours`] : []),
    ];
    return `${capitalized(listed(told))}.`;
  },
  listsOfSecondPartners: (count: number, labels: Labels) =>
    `${counted(count, lower(labels.secondPartner))} with a list of its own. Such lists are skipped: empty them, or correct the account type.`,
  ruleFields: (blank: number, offList: number) =>
    `${counted(blank, 'blank field')} and ${counted(offList, 'value')} that the CRM does not offer.`,
  export: 'Copy the records without a right account type',
  exportColumns: ['CRM', 'Record', 'CRM id', 'Tierline id', 'Account type there', 'Since'],
};
