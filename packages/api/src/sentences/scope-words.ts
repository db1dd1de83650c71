import type { ScopeFault, Widening } from '@tierline/domain/check-sync-scope';
import type { CrmKind } from '@tierline/domain/crm';
import type { FieldFinding, SyncField } from '@tierline/domain/sync-preflight';
import type { ParentPolicy, RecordTypeOf } from '@tierline/domain/sync-scope';
import { article, capitalized, counted, listed, lower, plural, quoted } from './grammar.ts';
import type { Labels } from './labels.ts';
import { stageWords } from './stage-words.ts';

/** What is wrong with the settings and what to do, without the full stop. */
export function scopeFault(fault: ScopeFault): string {
  switch (fault.code) {
    case 'deleted_unsaid':
      return `The status that stands for a deleted ${quoted(fault.status)} has to end in “(Deleted)”, or nobody can tell that the record is deleted`;
    case 'status_too_long':
      return `The status that stands for a deleted ${quoted(fault.status)} is longer than ${fault.limit} characters. Shorten it`;
    case 'record_type_unknown':
      return 'Salesforce has no such record type any more. Choose another';
  }
}

const widenings: Record<Widening, (labels: Labels) => string> = {
  active_second_partners: (labels) => `active ${lower(plural(labels.secondPartner))}`,
  inactive_second_partners: (labels) => `inactive ${lower(plural(labels.secondPartner))}`,
  contacts: () => 'contacts',
  children: () => 'companies whose parent is in the programme',
  creates_salesforce: () => 'records created in Salesforce',
  creates_hubspot: () => 'records created in HubSpot',
};

const parents: Record<ParentPolicy, { label: string; hint: string }> = {
  each: { label: 'Each for itself', hint: 'A company with a parent is an organization like any other' },
  parent_only: { label: 'Only the parent', hint: 'A company whose parent is in the programme is left alone' },
  roll_up: { label: 'Each, counted for the parent', hint: 'Its deals count for the topmost parent' },
};

const checks: Record<SyncField, string> = {
  in_sync: 'The checkbox that marks records to be kept in sync',
  status: 'The status',
  account_type: 'The account type',
};

/** For the page that says what is kept in sync, and what Tierline may create. */
export const scopeWords = (nouns: { company: string; companies: string }) => ({
  stages: stageWords,
  title: 'What is kept in sync',
  intro: (labels: Labels) =>
    `${capitalized(article(nouns.company))} ${nouns.company} is in the programme when its checkbox for Tierline is ticked and it has a status. ${plural(labels.partner)} in the programme are always kept in sync; the rest is decided here.`,
  active: (labels: Labels) => `Active ${lower(plural(labels.secondPartner))}`,
  activeHelp: 'Prospective ones too.',
  inactive: (labels: Labels) => `Inactive ${lower(plural(labels.secondPartner))}`,
  inactiveHelp: 'Those whose status is neither active nor prospective.',
  contacts: 'Contacts',
  contactsHelp: 'Of organizations that are kept in sync. They come in as contacts, with their role, and get no access.',
  creates: (crm: string) => `Create what is missing in ${crm}`,
  createsHelp: (crm: string) =>
    `Records that another CRM of yours has and ${crm} lacks are created there, unless one there looks the same.`,
  parents: 'Parent and child companies',
  parentPolicies: parents,
  firstMaster: 'Who is right at first sight of a record',
  masters: { none: 'Each field by its own rule', crm: 'The CRM', tierline: 'Tierline' },
  useTypes: 'Record types for what is created in Salesforce',
  useTypesHelp: 'Off, a new record gets the default of Tierline’s user.',
  recordType: (of: RecordTypeOf, labels: Labels) => {
    const label = of.startsWith('partner_2') ? labels.secondPartner : labels.partner;
    return of.endsWith('_contact') ? `Contacts of ${lower(plural(label))}` : `Accounts of ${lower(plural(label))}`;
  },
  defaultType: 'The default',
  typesUnread: 'Salesforce does not say at the moment which record types there are',
  deleted: (status: string) => `A deleted ${quoted(status)} becomes`,
  deletedHelp:
    'What is deleted in Tierline is never deleted in a CRM: its status becomes this. Left blank, “(Deleted)” is added.',
  knowingly: 'Save without a dry run',
  knowinglyHelp: 'Only if you know what these settings take in or create.',
  save: 'Save',
  tried: 'These settings are not saved yet',
  triedText: 'They are those of the dry run. Save them, or change them below.',
  saveTried: 'Save these settings',
  saved: 'Settings saved',
  savedText: 'All records are read and compared anew. You can leave this page meanwhile.',
  tryTitle: 'What these settings do',
  unfinished: 'Fill in what is missing, and you see here what it does.',
  same: 'The settings are as they are in force.',
  narrower: (labels: Labels) =>
    `They take in no more than before. What is left out stays in Tierline, and is neither read nor written any more; of ${lower(plural(labels.secondPartner))}, name, account type and status still are read.`,
  asMany: 'They take in the same records as before.',
  wider: (all: readonly Widening[], labels: Labels) =>
    `New would be: ${listed(all.map((each) => widenings[each](labels)))}.`,
  needsRun:
    'Do a dry run first, or switch this on. Where two CRMs are connected, a dry run in one tells what would be created in the other.',
  ran: 'A dry run of these settings is done.',
  dryRun: (crm: string) => `Dry run in ${crm}`,
  known: (labels: Labels) => `${plural(labels.secondPartner)} that Tierline knows`,
  knownActive: 'Active or prospective',
  knownInactive: 'Inactive',
  partnersOnly: (labels: Labels) => `Leave ${lower(plural(labels.secondPartner))} out`,
  partnersOnlyTitle: (labels: Labels) => `Leave ${lower(plural(labels.secondPartner))} out?`,
  partnersOnlyText: (labels: Labels) =>
    `As in older set-ups, only ${lower(plural(labels.partner))} are then kept in sync. No record is changed, and no link is lost: you can switch it on again at any time.`,
  preflight: 'Before you switch more on',
  checksOf: (crm: string) => `Set-up of ${crm}`,
  checks,
  good: (field: string) => `${quoted(field)} is there, and of the right type.`,
  bad: ({ field, state, of }: FieldFinding, crm: string) =>
    ({
      good: '',
      missing: `${crm} has no field ${quoted(field)}. Add it, or choose another in the field mapping.`,
      wrong_type: `${quoted(field)} is of the wrong type. ${
        of === 'in_sync' ? 'It has to be a checkbox.' : 'It has to be a list from which one value is chosen.'
      }`,
      closed: `Tierline may not write ${quoted(field)}. Give the integration’s user the right to.`,
    })[state],
  lacks: (field: string, values: readonly string[]) =>
    `${quoted(field)} does not offer ${listed(values.map(quoted))}. Add ${values.length === 1 ? 'it' : 'them'} to its list, and read the fields again.`,
  layout: 'The fields are on the forms',
  layoutText: (records: string) =>
    `Tierline cannot see this from here: open a form on which ${lower(records)} are created or edited, and look whether all three fields are on it.`,
  typesStated: 'Every record in the programme has an account type',
  typesGood: 'None lacks one.',
  typesBad: (blank: number, odd: number) => {
    const told = [
      ...(blank > 0 ? [`${counted(blank, 'record')} without one`] : []),
      ...(odd > 0 ? [`${counted(odd, 'record')} with one that is not yours`] : []),
    ];
    return `${capitalized(listed(told))}. They are listed below.`;
  },
  readOnce: 'Everything was read once',
  readOnceText: 'Counts are right once every record has been read.',
  unreadFields: (crm: string) => `The fields of ${crm} have not been read yet.`,
  violators: 'Records without a right account type',
  violatorsHint: (labels: Labels) =>
    `They count as ${lower(plural(labels.partner))} until then, but for blank ones of which the field mapping says otherwise. Fill in what each is on its record, or say here that it is ${article(labels.secondPartner)} ${lower(labels.secondPartner)}.`,
  record: 'Record',
  crm: 'CRM',
  value: 'Account type there',
  since: 'Since',
  blank: 'Blank',
  noViolators: 'None.',
  setAs: (label: string) => `Is ${article(label)} ${lower(label)}`,
  setTitle: ({ secondPartner }: Labels) => `Is it ${article(secondPartner)} ${lower(secondPartner)}?`,
  setText: ({ secondPartner }: Labels) =>
    `Its account type is written to the CRM, and it counts as ${article(secondPartner)} ${lower(secondPartner)} once that is accepted there.`,
  countsAlready: (crm: string) =>
    `A blank account type counts as that already, by the field mapping. Fill it in on the record in ${crm}`,
  filterBlank: (crm: string) => `How to list those without one in ${crm}`,
  filter: (crm: string, labels: Labels) => `How to list the ${lower(plural(labels.partner))} in ${crm}`,
  filterText: {
    salesforce: (condition: string) => `SELECT Id, Name FROM Account WHERE ${condition}`,
    hubspot: (condition: string) => `A list of companies with these filters: ${condition}`,
  } satisfies Record<CrmKind, (condition: string) => string>,
  filterHint: (labels: Labels) => `${plural(labels.partner)} that are kept in sync, as the CRM itself lists them.`,
});
