import type { CrmKind } from '@tierline/domain/crm';
import type { EligibilityReason } from '@tierline/domain/eligibility';
import type { Standing } from '@tierline/domain/organization';
import type { ProblemCode } from '@tierline/domain/problem';
import type { ProblemDetail } from '../problem/problem-error.ts';
import { checklistWords } from './checklist-words.ts';
import { contactWords } from './contact-words.ts';
import { contractWords } from './contract-words.ts';
import { coverageWords, mineWords } from './coverage-words.ts';
import { dealTrialWords } from './deal-trial-words.ts';
import { dryRunWords } from './dry-run-words.ts';
import { explainWords } from './explain-words.ts';
import { fieldWords } from './field-words.ts';
import { formatDay } from './format-day.ts';
import { article, lower, plural } from './grammar.ts';
import { healthWords } from './health-words.ts';
import { impactWords } from './impact-words.ts';
import { installPage } from './install-page.ts';
import type { Labels } from './labels.ts';
import { logWords } from './log-words.ts';
import { mappingFault } from './mapping-faults.ts';
import { mappingWords } from './mapping-words.ts';
import { markWords } from './mark-words.ts';
import { namingWords } from './naming-words.ts';
import { removalWords } from './removal-words.ts';
import { ruleFault } from './rule-faults.ts';
import { programmeWords, rulesWords } from './rules-words.ts';
import { scopeFault, scopeWords } from './scope-words.ts';

const problems: Record<ProblemCode, (detail: ProblemDetail) => string> = {
  not_signed_in: () =>
    'Tierline could not confirm who you are. Reload the page; if that does not help, tell your administrator.',
  org_unknown: () => 'This organization is not connected to Tierline. Ask your administrator to connect it.',
  request_altered: () =>
    'The request was changed on its way to Tierline and was not carried out. Reload the page and try again.',
  not_permitted: () => 'You do not have the Tierline permission for this. Ask your administrator for it.',
  module_off: () => 'Distribution is not switched on for your company, so nothing was changed. Ask your administrator.',
  module_not_entitled: () =>
    'Distribution is not part of your company’s contract with Tierline, so it cannot be switched on. Ask whoever runs Tierline for you.',
  module_not_ready: ({ reason }) => `Distribution cannot be switched on yet: ${reason ?? 'something is missing'}.`,
  link_code_unknown: () =>
    'This code is not right, was used already, or is older than a quarter of an hour. Make a new one in the other CRM.',
  link_same_vendor: () => 'Both CRMs belong to the same vendor already. There is nothing to link.',
  link_crm_taken: ({ crm }) =>
    `The other side has a ${crm ?? 'CRM'} connected already. Disconnect that one first, or make a code for another vendor.`,
  link_conflict: ({ reason }) =>
    `Both sides have a history: ${reason ?? 'changes were made here'}. Switch on “Take over the other side’s history” to go on; what was noted here is then given up, and this CRM is read anew.`,
  link_parts_vendor: ({ crm }) =>
    `Your company has ${crm ?? 'another CRM'} in Tierline too, and a code would part the two. Ask whoever runs Tierline for you.`,
  crm_not_connected: () => 'This CRM is not connected, so there is nothing to disconnect. Reload the page.',
  org_app_unknown: ({ text }) =>
    `${text ?? ''} Copy the consumer key of the app Tierline again (Setup, External Client App Manager); a new app is known after ten minutes at most. In a sandbox, turn on “This is a sandbox org”.`.trim(),
  org_user_refused: ({ text }) =>
    `${text ?? ''} Enter the integration user’s user name, give the user the permission set Tierline Integration, and list that set in the app’s policies. In a sandbox, turn on “This is a sandbox org”.`.trim(),
  org_login_refused: ({ text }) =>
    `${text ?? 'Salesforce did not let Tierline in.'} Look in the app Tierline whether the JWT bearer flow is enabled with the server’s certificate.`,
  org_unreachable: ({ text }) => `${text ?? 'There was no answer.'} Nothing was connected; try again in a minute.`,
  org_other: () =>
    'This consumer key and user name lead into another Salesforce org than this one. Take those of this org.',
  org_elsewhere: () => 'A Salesforce org is connected from its own Tierline tab. Open that tab in Salesforce.',
  org_keys_unreadable: ({ text }) =>
    `Tierline signed in, but may not read the signing keys: ${text ?? ''} Deploy the extension’s present version, and give the integration user the permission set Tierline Integration.`,
  key_missing: () =>
    'Tierline signed in, but found no certificate. Download the certificate “Tierline” in Setup, and paste its text into a new record in the tab Tierline Signing Keys.',
  key_unproven: () =>
    'None of the certificates in the tab Tierline Signing Keys signed this call. Paste the text of the certificate that is called “Tierline” at present, and leave its record unretired.',
  record_not_editable: () =>
    'You may not edit this record, so nothing was changed. Ask its owner, or your administrator.',
  field_not_editable: ({ name }) =>
    `You may not edit the field ${name ?? ''} of this record, so nothing was changed. Ask your administrator.`,
  field_one_way: ({ name, crm }) =>
    `By its mapping, Tierline does not write ${name ?? 'this field'} to ${crm ?? 'the CRM'}, and a change here alone would not last. Change it in ${crm ?? 'the CRM'}, or ask your administrator to let it go both ways in the field mapping.`,
  record_unknown: () => 'Tierline does not know this record, or it is not the one that you have open. Reload the page.',
  screen_unknown: ({ name }) =>
    `Tierline has no page called “${name ?? ''}”. Ask your administrator to update the extension.`,
  call_unknown: ({ name }) => `Tierline cannot do “${name ?? ''}”. Ask your administrator to update the extension.`,
  input_invalid: ({ name, reason }) =>
    `${name ? `“${name}” is not right` : 'The request is not right'}: ${reason ?? 'it could not be read'}.`,
  body_too_large: ({ limit }) => `The request is larger than ${limit ?? ''} and was not read.`,
  body_malformed: () => 'The request is not valid JSON and was not read.',
  key_conflict: () => 'This request was sent before with another content. Reload the page and try again.',
  deal_deleted: ({ name }) => `${name ?? 'The record'} was deleted, so nothing was changed.`,
  deal_without_partner: ({ name }) => `${name ?? 'The record'} has no partner yet. Fill in its partner field first.`,
  second_partner_unknown: () => 'The organization that you chose is no longer there. Choose another.',
  second_partner_ineligible: ({ reason }) => `${reason ?? 'It may not be chosen'}. Choose another.`,
  change_outdated: () =>
    'Something else has changed meanwhile, so this would no longer do what you were shown. Nothing was saved: look at it again, and save it then.',
  rule_unknown: () => 'This rule is no longer there. Go back to the list of rules.',
  rule_faulty: ({ reason }) => `${reason ?? 'The rule is not right'}. Nothing was saved.`,
  rules_missing: () => 'Rules cannot decide without a rule. Write at least one first.',
  rule_changed: ({ name }) =>
    `Somebody else has saved rule “${name ?? ''}” meanwhile. Nothing was saved: reload the page to see theirs; copy what you want to keep before.`,
  setting_changed: () =>
    'Somebody else has saved these settings meanwhile. Nothing was saved: reload the page to see theirs.',
  settings_faulty: ({ reason }) => `${reason ?? 'Something is not right'}. Nothing was saved.`,
  crm_absent: () => 'This CRM is not connected, so it has no fields to map. Connect it first.',
  fields_unread: () =>
    'Tierline does not know the fields of this CRM yet. Read them now, or come back in a minute or two.',
  mapping_unknown: ({ name }) =>
    `Tierline has no field “${name ?? ''}”. Go back to the list of fields, and choose one there.`,
  mapping_changed: () =>
    'Somebody else has saved this mapping meanwhile. Nothing was saved: discard your changes to see theirs, and make yours anew.',
  dry_run_unknown: () => 'This dry run is no longer there. Start another one.',
  dry_run_needed: () =>
    'These settings take in more than before. Do a dry run of them first, or say that you go without one. Nothing was saved.',
  dry_run_ended: () => 'This dry run has ended already. Reload the page.',
  name_taken: () => 'Another account type has this name already. Choose another.',
  contract_unknown: () => 'This contract no longer stands. Reload the page.',
  rules_decide: () =>
    'Rules decide who may stand behind whom, so contracts cannot be changed here. Change the rules, or the fields of the organization.',
  field_unknown: ({ name }) =>
    `The CRM has no field “${name ?? ''}” with a list of values. Read its fields again, or choose another.`,
  value_unknown: ({ name }) => `“${name ?? ''}” is not among the values that the field offers. Choose another.`,
  second_partner_mandatory: ({ name, role }) =>
    `${name ?? 'The record'} has to have ${article(role ?? 'a')} ${lower(role ?? 'second partner')}, so it cannot be removed. Choose another instead.`,
  second_partner_not_in_crm: ({ name, crm }) =>
    `${name ?? 'It'} has no record in ${crm ?? 'this CRM'}, so it cannot be set there. Create or link one first, or choose another.`,
  not_in_programme: ({ name, crm }) =>
    `${name ?? 'The record'} does not take part in Tierline${crm ? ` in ${crm}` : ''}, so nothing was saved. A company takes part when its checkbox for Tierline is ticked and it has a status; a contact takes part with its company.`,
  person_unknown: () => 'This person is no longer there. Reload the page.',
  role_own: () => 'You cannot change your own role. Ask another administrator.',
  nothing_to_clear: ({ name }) => `${name ?? 'The record'} has nothing to remove.`,
  saving_in_progress: ({ name }) =>
    `${name ?? 'An earlier choice'} is being saved at this moment. Try again in a few seconds.`,
  write_unknown: () => 'This change is no longer in the list. Reload the page.',
  write_settled: () => 'This change has been settled meanwhile. Reload the page.',
  crm_not_found: () => 'The record, or the organization chosen, is no longer there.',
  crm_not_authorized: () =>
    'Tierline has lost its right to save there. An administrator has to restore it; the change is kept until then.',
  crm_rate_limited: () => 'The limit of calls is used up for the moment. Tierline saves the change as soon as it may.',
  crm_locked: () => 'Somebody else is saving this record. Tierline tries again in a moment.',
  crm_duplicate: () => 'A duplicate rule stopped the change.',
  crm_rejected: ({ text }) => `The change was refused: ${text ?? 'no reason was given'}`,
  crm_unavailable: () => 'There was no answer. Tierline keeps the change and tries again.',
  crm_ambiguous: () => 'More than one record matches, so the change was not made.',
  fault: () =>
    'Something went wrong in Tierline, and nothing was changed. Try again; if it happens again, give the reference to your administrator.',
};

const standings: Record<Standing, string> = {
  active: 'Active',
  prospective: 'Not active yet',
  inactive: 'No longer active',
  deleted: 'Deleted',
  outside: 'Not in the programme',
};

/** Why an organization may or may not stand behind a partner, as the end of a line about that organization. */
function reason(reason: EligibilityReason, partnerName: string, labels: Labels, locale: string): string {
  switch (reason.code) {
    case 'contract':
      return reason.preferred ? `Preferred, has a contract with ${partnerName}` : `Has a contract with ${partnerName}`;
    case 'rule':
      return explainWords.byRules(
        reason.rules.map(({ name }) => name),
        reason.preferred,
      );
    case 'no_rule':
      return explainWords.noRule;
    case 'partner_outside':
      return `${partnerName} is not ${article(labels.partner)} ${lower(labels.partner)} in the programme`;
    case 'no_partner':
      return `There is no ${lower(labels.partner)} yet`;
    case 'same_organization':
      return `${partnerName} cannot stand behind itself`;
    case 'not_second_partner':
      return `Not ${article(labels.secondPartner)} ${lower(labels.secondPartner)}`;
    case 'not_active':
      return standings[reason.standing];
    case 'contract_ended':
      return `The contract with ${partnerName} ended on ${formatDay(reason.endedAt, locale)}`;
    case 'no_contract':
      return `No contract with ${partnerName}`;
  }
}

/** What a CRM's own people call its records, and how they say who the partner is. */
const NOUNS = {
  salesforce: {
    ...{ deal: 'opportunity', deals: 'opportunities', lead: 'lead', company: 'account', companies: 'accounts' },
    namePartner: 'Fill in the field Partner',
  },
  hubspot: {
    ...{ deal: 'deal', deals: 'deals', lead: 'lead', company: 'company', companies: 'companies' },
    namePartner: 'Give one of its companies the label Partner, or fill in the property Partner',
  },
} satisfies Record<CrmKind, Record<string, string>>;

/**
 * Every sentence that a person reads on a screen, in English, with the nouns of the CRM that he looks at it in. A second
 * language is a file like this one.
 */
const speak = (nouns: (typeof NOUNS)[CrmKind]) => ({
  problems,
  reason,
  lower,
  article,
  explain: explainWords,
  fields: fieldWords,
  impact: impactWords(nouns),
  ruleFault,
  rules: rulesWords,
  programme: programmeWords(nouns),
  contracts: contractWords(nouns),
  coverage: coverageWords(nouns),
  mine: mineWords,
  marks: markWords(nouns),
  mapping: mappingWords,
  mappingFault,
  scope: scopeWords(nouns),
  scopeFault,
  dryRun: dryRunWords,
  health: healthWords(nouns),
  naming: namingWords(nouns),
  checklist: checklistWords,
  dealTrial: dealTrialWords,
  log: logWords,
  contact: contactWords(nouns),
  removal: removalWords,
  plural,
  updateExtension: 'Update the Tierline extension to see this part of the page. Ask your administrator.',
  crm: { salesforce: 'Salesforce', hubspot: 'HubSpot' },
  deal: { deal: nouns.deal, lead: nouns.lead },
  module_screen: {
    offTitle: 'Distribution is switched off',
    offText: 'Your administrator can switch it on in the Tierline settings. Nothing was deleted.',
    notEntitledTitle: 'Distribution is not part of your contract',
    notEntitledText: 'Ask whoever runs Tierline for your company.',
    title: 'Distribution module',
    toggle: 'Distribution is on',
    help: `Off hides every Tierline card and stops saving to your CRMs. Nothing is deleted, and no ${nouns.deal} or lead is changed.`,
    save: 'Save',
    savedOn: 'Distribution is switched on',
    savedOff: 'Distribution is switched off',
    ready: 'What distribution needs',
    partners: (labels: Labels) => `Active ${lower(plural(labels.partner))}`,
    secondPartners: (labels: Labels) => `Active ${lower(plural(labels.secondPartner))}`,
    associations: (source: 'contracts' | 'rules') => (source === 'rules' ? 'Rules' : 'Contracts between them'),
    missing: (name: string) => `no ${lower(name)} yet`,
    count: (count: number) => (count === 0 ? 'None yet' : String(count)),
  },
  link_screen: {
    title: 'Your other CRM',
    text: (other: string) =>
      `If your company uses ${other} too, connect it there as well, and let one of the two codes prove that both belong together.`,
    linked: 'Both CRMs of your company are connected and belong together.',
    linkedOnce: 'Both CRMs of your company belong together. The disconnected one is connected again from its own side.',
    make: 'Make a code',
    codeTitle: (code: string) => `Your code: ${code}`,
    codeText: (other: string) =>
      `Enter it in ${other}, on the Tierline settings page, within 15 minutes. It is good once.`,
    code: (other: string) => `Code from ${other}`,
    codeHelp: 'Letters and digits; spaces and dashes do not matter.',
    replace: 'Take over the other side’s history',
    replaceHelp:
      'Only needed when both sides have been used. What was noted here is given up, and this CRM is read anew.',
    redeem: 'Link',
    made: 'A code was made',
    done: 'Both CRMs are linked',
    disconnect: (crm: string) => `Disconnect ${crm}`,
    disconnectTitle: (crm: string) => `Disconnect ${crm}?`,
    disconnectText: (crm: string) =>
      `Tierline stops reading ${crm} and saving to it, and its cards there say so. Everything that Tierline knows stays, and connecting again goes on from there.`,
    disconnected: (crm: string) => `${crm} is disconnected`,
  },
  deal_screen: {
    title: 'Distribution',
    chain: 'Who stands in the chain',
    customer: 'Customer',
    unknownCustomer: 'Not set',
    notSet: 'Not set',
    fits: 'Fits',
    noLongerFits: 'No longer fits',
    saving: 'Saving…',
    outside: 'Not in the programme',
    choose: (labels: Labels) => `Choose the ${lower(labels.secondPartner)}`,
    search: (labels: Labels) => `Search by name for any ${lower(labels.secondPartner)}`,
    help: (name: string) => `Those that have a contract with ${name} come first.`,
    choiceLeft: (labels: Labels, partner: string) =>
      `The ${lower(labels.partner)} is ${partner} now, and what you had chosen does not fit it, so it was taken out. Nothing was saved.`,
    suggested: (name: string) => `${name} is preferred and filled in for you. Save to set it.`,
    save: 'Save',
    remove: 'Remove',
    removeTitle: (label: string) => `Remove the ${lower(label)}?`,
    removeText: (name: string, kind: string) =>
      `${name} will no longer stand in the chain of this ${kind}. The history keeps that it did.`,
    more: (count: number) =>
      count === 1 ? '1 more: type a part of its name.' : `${count} more: type a part of the name.`,
    noPartner: (labels: Labels, kind: string) => `This ${kind} has no ${lower(labels.partner)} yet`,
    noPartnerText: (labels: Labels) =>
      `${nouns.namePartner}, and the ${lower(labels.secondPartner)} can be chosen here.`,
    none: (labels: Labels, name: string) => `${name} has no ${lower(labels.secondPartner)} to choose`,
    noneText: (labels: Labels) =>
      `No active ${lower(labels.secondPartner)} has a contract with it. Contracts stand on its ${nouns.company} page.`,
    readOnly: (kind: string) => `You may not edit this ${kind}, so the choice is only shown.`,
    fieldReadOnly: (labels: Labels) =>
      `You may not edit the ${lower(labels.secondPartner)} field, so the choice is only shown.`,
    ineligible: (name: string, since: string | null) =>
      since === null ? `${name} no longer fits` : `${name} no longer fits (since ${since})`,
    wasEligible: explainWords.wasEligible,
    mandatory: (kind: string, role: string) => `This ${kind} needs ${article(role)} ${lower(role)}`,
    savingTo: (name: string, crm: string) => `Saving ${name} to ${crm}…`,
    removingFrom: (crm: string) => `Removing it in ${crm}…`,
    waitingTitle: (crm: string) => `Waiting for ${crm}`,
    waiting: (name: string | null, reason: string) =>
      `${name === null ? 'The removal' : name} is kept and will be saved as soon as possible. ${reason}`,
    refusedTitle: (name: string | null, crm: string) => `${crm} did not accept ${name ?? 'the removal'}`,
    overtaken: (crm: string) => `Somebody changed the field in ${crm} meanwhile; that newer value stands.`,
    overtakenElsewhere: 'It was decided anew in the other CRM meanwhile; that newer value stands.',
    noCounterpart: (crm: string) =>
      `The organization has no record in ${crm} yet, or it is not linked. It is saved once there is one.`,
    relayTitle: (name: string | null, crm: string) => `${crm} does not have ${name ?? 'the removal'} yet`,
    notInCrm: (crm: string) => `Has no record in ${crm}`,
    changedBack: (crm: string) => `An automation in ${crm} put another value in its place.`,
    tryAgain: 'Try again',
    dismiss: 'Put aside',
    history: 'History',
    noHistory: 'Nobody has stood in this chain yet.',
    moreHistory: 'Older entries are not shown.',
    set: (role: string, name: string) => `${name} became ${lower(role)}`,
    cleared: (role: string) => `${role} removed`,
    found: (role: string, name: string) => `${name} was ${lower(role)} when Tierline first read this record`,
    by: (name: string) => `by ${name}`,
    native: (crm: string, name: string | null) => (name ? `in ${crm}, last edited by ${name}` : `in ${crm}`),
    noPermission:
      'You see this chain because you may see the record. To choose, or to see more, ask your administrator for the Tierline permission.',
    unread: 'Tierline has not read this record yet',
    unreadText: 'New records appear here within a few seconds.',
    deleted: (name: string) => `${name} was deleted`,
    saved: (name: string, label: string) => `${name} is now the ${lower(label)}`,
    removed: (label: string) => `${label} removed`,
    kept: 'Kept, and being saved',
    aside: 'Put aside',
  },
  organization_screen: {
    title: 'Distribution network',
    type: 'Account type',
    status: 'Status',
    region: 'Region',
    segment: 'Segment',
    productLines: 'Product lines',
    network: plural,
    noneFor: (name: string, label: string) => `${name} has no contract with any ${lower(label)} yet.`,
    noRuleFor: (name: string, label: string) => `No rule gives ${name} any ${lower(label)}.`,
    noOthers: (labels: Labels) => `Every active ${lower(labels.secondPartner)} can be chosen.`,
    noMatch: 'No name matches what you typed.',
    find: (label: string) => `Search ${lower(plural(label))}`,
    family: {
      title: 'Parent and child companies',
      name: 'Name',
      relation: 'Relation',
      type: 'Account type',
      status: 'Status',
      relations: { parent: 'Parent', itself: 'This one', child: 'Child' },
      outside: 'Not in the programme',
      none: 'None.',
      counted: (name: string, parent: string) => `What ${name} sells counts for ${parent}.`,
    },
    name: 'Name',
    preferred: 'Preferred',
    openDeals: `Open ${nouns.deals} and leads`,
    allDeals: 'In all',
    unresolvedTitle: (count: number) =>
      count === 1
        ? 'One name in the contract field is not known'
        : `${count} names in the contract field are not known`,
    unresolved: (names: string, label: string) =>
      `No ${lower(label)} is called ${names}. Correct the names in the ${nouns.company}'s field; until then those contracts do not count.`,
    outside: 'Not in the partner programme',
    outsideText: `To take this ${nouns.company} in, tick “Sync with Tierline”, and choose its status and account type in the ${nouns.company}’s details.`,
    inactive: (name: string) => `${name} is not active`,
    inactiveText: 'It cannot be chosen for new business until its status is active again.',
    noPermission: 'You need the Tierline permission to see networks',
    noPermissionText: 'Ask your administrator for it.',
  },
  install_page: installPage,
  onboarding: {
    title: 'Connect Tierline',
    intro: 'Tierline does not know this org yet. Five steps connect it; what they need is in the set-up guide.',
    steps: 'Steps to connect this org',
    certificate: 'Show Tierline the certificate',
    certificateText:
      'This org signs its calls already. Download its certificate “Tierline” in Setup, and paste the text into a new record in the tab Tierline Signing Keys.',
    app: 'Let the server in',
    appText:
      'Give the external client app “Tierline” the server’s certificate, enable its JWT bearer flow, and copy its consumer key.',
    user: 'Make the integration user',
    userText: 'Its license is Salesforce Integration, its profile the one with minimum access for API only.',
    permissions: 'Assign the permission sets',
    permissionsText: 'The integration user gets Tierline Integration, people get Tierline User or Tierline Reader.',
    register: 'Register this org',
    registerText: 'Fill in the form. Tierline signs in and checks every step before it keeps anything.',
    clientId: 'Consumer key',
    clientIdHelp: 'Of the external client app Tierline: Settings, OAuth Settings, Consumer Key and Secret.',
    username: 'Integration user’s username',
    usernameHelp: 'Looks like an e-mail address.',
    sandbox: 'This is a sandbox org',
    sandboxHelp: 'Its people sign in at test.salesforce.com.',
    connect: 'Connect',
    connected: 'Connected. The first read is under way',
    changed: 'Tierline signs in this way now',
    notConnected: 'Tierline is not connected yet',
    notConnectedText: 'Ask your administrator to connect it on the Tierline tab.',
    notAdmin: 'Only an administrator can connect Tierline',
    notAdminText: 'It takes the permission set Tierline Admin.',
    setUp: 'Salesforce set-up',
    checking: 'Asking Salesforce…',
    checkedKeys: 'Certificate known',
    keysKnown: (count: number) =>
      count === 1 ? 'One signing key is accepted.' : `${count === 0 ? 'No' : count} signing keys are accepted.`,
    checkedLogin: 'Login works',
    checkedAccess: 'Integration user has what it needs, and no more',
    accessUnknown: 'Known once the login works.',
    accessRight: 'Nothing is missing and nothing is too much.',
    accessMissing: (rights: string) =>
      `Missing: ${rights}. Give the integration user the permission set Tierline Integration as it was deployed.`,
    accessExcess: (rights: string) =>
      `More than Tierline needs: ${rights}. Take away the profile or permission set that grants it.`,
    right: (right: string, object?: string, field?: string) => {
      const verb = right === 'modify_all' ? 'modify all data' : right;
      const what = field === undefined ? object : `${object}.${field}`;
      return what === undefined ? verb : `${verb} ${what}`;
    },
    checkedPages: 'Cards on your pages',
    checkedPagesText: 'Tierline cannot see this from here: open an opportunity, a lead and an account, and look.',
    changeLogin: 'How Tierline signs in',
    save: 'Save',
  },
  admin_screen: {
    title: 'Distribution settings',
    organizationId: 'Organization id',
    state: 'State',
    connected: 'Connected',
    disconnected: 'Disconnected',
    notRead: 'Connected, first read under way',
    settingUp: 'Setting up HubSpot',
    settingUpText: 'Tierline makes its properties and association labels there. That takes a minute at most.',
    missingScopesTitle: 'HubSpot has not granted all that Tierline needs',
    missingScopes: (scopes: string) =>
      `Missing: ${scopes}. A super admin has to install Tierline again, and grant everything that it asks for.`,
    failing: 'Not working',
    lastRead: 'Last read',
    never: 'Not yet',
    failedTitle: (crm: string) => `${crm} cannot be read`,
    waiting: 'Changes waiting',
    refused: 'Changes refused',
    writes: 'Changes that wait or were refused',
    choices: 'Choices for deals and leads that wait or were refused',
    noWrites: 'Every choice for a deal or lead has been saved.',
    record: 'Record',
    change: 'Change',
    problem: 'What happened',
    when: 'Asked for',
    who: 'By',
    remove: 'Remove',
    retry: 'Try again',
    dismiss: 'Put aside',
    dismissTitle: 'Put this change aside?',
    dismissText: 'It disappears from the list and is not saved. The audit log keeps it.',
    retried: 'Tierline tries again now',
    refusedAgain: 'Refused again',
    dismissed: 'Put aside',
    cut: (count: number) => `The newest ${count} are shown.`,
    people: 'People',
    peopleHint: 'Who may do what in Tierline from HubSpot. Super admins are administrators.',
    person: 'Person',
    email: 'Email',
    role: 'Role',
    roles: {
      vendor_admin: 'Administrator',
      vendor: 'May choose',
      vendor_reader: 'May see',
      none: 'No Tierline role',
    },
    makeAdmin: 'Make an administrator',
    makeVendor: 'May choose',
    makeReader: 'May see only',
    makeNone: 'Take the role away',
    noPeople: 'No person matches.',
    roleSaved: 'Role saved',
    noPermission: 'This page is for Tierline administrators',
    noPermissionText: 'Ask your administrator if you need it.',
  },
});

export type Sentences = ReturnType<typeof speak>;

export const english: Readonly<Record<CrmKind, Sentences>> = {
  salesforce: speak(NOUNS.salesforce),
  hubspot: speak(NOUNS.hubspot),
};
