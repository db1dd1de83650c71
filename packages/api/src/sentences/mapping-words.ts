import type { CrmKind, SyncedObject } from '@tierline/domain/crm';
import type { ConflictRule, Direction, Transform } from '@tierline/domain/field-mapping/field-mapping';
import type { Preset } from '@tierline/domain/field-mapping/presets';
import type { MappingTrial } from '@tierline/sync/try-mapping';
import { counted, listed, lower, quoted } from './grammar.ts';

const records: Record<CrmKind, Record<SyncedObject, string>> = {
  salesforce: { organization: 'Accounts', contact: 'Contacts' },
  hubspot: { organization: 'Companies', contact: 'Contacts' },
};

const directions: Record<Direction, (crm: string) => { label: string; hint: string }> = {
  both: (crm) => ({ label: 'Both ways', hint: `Tierline reads it from ${crm}, and writes it there` }),
  read_only: (crm) => ({ label: `Only from ${crm}`, hint: `Tierline reads it, and never writes it to ${crm}` }),
  excluded: () => ({ label: 'Not at all', hint: 'Tierline leaves it alone' }),
};

const conflicts: Record<ConflictRule, (crm: string) => { label: string; hint: string }> = {
  latest: (crm) => ({
    label: 'The later change wins',
    hint: `Whoever changed it last is right; in ${crm}, when the record was last saved counts`,
  }),
  crm: (crm) => ({ label: `${crm} wins`, hint: 'A change that was made in Tierline meanwhile gives way' }),
  tierline: (crm) => ({
    label: 'Tierline wins',
    hint: `What Tierline holds overwrites a change made in ${crm} meanwhile`,
  }),
  fill_blanks: () => ({ label: 'Only blanks are filled', hint: 'Whatever is there stays, on either side' }),
};

const transforms: Record<Transform, string> = {
  as_is: 'As it is',
  trim: 'Without needless spaces',
  lower_case: 'In lower case',
  upper_case: 'In upper case',
  domain: 'Only the domain of an address',
  digits: 'Only the digits',
};

const presets: Record<Preset, { label: string; hint: string }> = {
  crm_is_truth: {
    label: 'The CRM is the truth',
    hint: 'Where both sides have changed, and at first sight of a record, the CRM is right',
  },
  two_way: { label: 'Strictly two-way', hint: 'Every field goes both ways, and the later change wins' },
  first_master: {
    label: 'A master for the first run',
    hint: 'At first sight of a record one side is right altogether; from then on it is two-way',
  },
};

const decisions: Record<MappingTrial['decision'], (crm: string) => string> = {
  agree: () => 'Both sides agree. Nothing is changed.',
  take: (crm) => `Tierline takes over what ${crm} holds.`,
  write: (crm) => `${crm} is to hold what Tierline holds.`,
  accepted: (crm) => `What was on its way has arrived in ${crm}.`,
  changed_back: (crm) => `${crm} took the change, and something there put the former value back.`,
  wait: (crm) => `What is on its way to ${crm} goes on.`,
  drop: (crm) => `What was on its way to ${crm} is no longer wanted.`,
  keep: () => 'The two differ, and both stay as they are.',
  unmapped: () => 'Nothing says what this value means. Tierline keeps what it holds, and lists the record.',
  in_flight: (crm) => `A change is on its way to ${crm}. Look again in a moment.`,
  left_alone: () => 'The field is left alone.',
};

/** For the pages on which an admin says which field of a CRM is which of Tierline's. */
export const mappingWords = {
  title: (crm: CrmKind, crmName: string, object: SyncedObject) =>
    `Field mapping: ${records[crm][object]} in ${crmName}`,
  link: (crm: CrmKind, crmName: string, object: SyncedObject) => `${records[crm][object]} in ${crmName}`,
  linkAll: 'Field mapping',
  intro: (crm: string) =>
    `Each line is a field that Tierline keeps in sync with ${crm}. Nothing that you change here is live until you save it.`,
  directions,
  conflicts,
  transforms,
  presets,
  records,
  fields: 'Fields',
  ours: 'In Tierline',
  theirs: (crm: string) => `Field in ${crm}`,
  direction: 'Direction',
  conflict: 'If both sides have changed',
  conflictHelp: (crm: string) =>
    `What somebody chooses in Tierline gives way under each of them to a change in ${crm} that Tierline has not read yet.`,
  values: 'Values',
  sameWords: 'Same on both sides',
  byRecord: 'Names of companies',
  valuesMapped: (mapped: number, all: number) => `${mapped} of ${all} translated`,
  state: 'State',
  good: 'OK',
  notLive: 'Changed, not live yet',
  problems: (count: number) => counted(count, 'problem'),
  noField: 'None',
  noRows: 'Nothing is mapped.',
  unread: 'Tierline does not know the fields yet',
  unreadText: (crm: string) =>
    `They are read with the next look at ${crm}, within a minute or two. You can have it done now.`,
  readFields: 'Read the fields again',
  change: 'Change',
  add: 'Add a field',
  usePreset: 'Use a ready-made policy',
  pending: (count: number) => `${counted(count, 'field')} changed and not live yet`,
  pendingMaster: 'Who is right at first sight is changed too.',
  pendingText: (crm: string, records: string) =>
    `Save it to put it into force. Tierline then reads all ${lower(records)} in ${crm} once more, and compares them. A dry run says beforehand what that would change.`,
  save: 'Save and put into force',
  saved: 'Mapping saved',
  savedText: (crm: string) => `All records in ${crm} are read and compared anew. You can leave this page meanwhile.`,
  discard: 'Discard the changes',
  dryRun: 'Dry run',
  faulty: 'It cannot be saved like this',
  done: 'Done',
  doneHint: '“Done” puts the change on your list. Nothing is live until you save the list.',
  fieldTitle: (name: string, crm: string) => `${name} in ${crm}`,
  newTitle: (label: string) => `Add ${quoted(label)}`,
  sourceTitle: (crm: string) => `Choose a field in ${crm}`,
  sourceFor: (name: string, crm: string) => `Choose the field in ${crm} for ${quoted(name)}`,
  sources: (crm: string) => `Fields in ${crm}`,
  missingField: {
    salesforce:
      'Is a field missing? Give Tierline’s integration user access to it in Salesforce, and read the fields again.',
    hubspot: 'Is a property missing? One that was added a moment ago is here once the fields are read again.',
  } satisfies Record<CrmKind, string>,
  choose: 'Choose',
  fieldGone: (field: string, crm: string) => `${crm} no longer has the field ${quoted(field)}`,
  fieldGoneText: 'Choose another one below, or put it back in the CRM and read the fields again.',
  otherField: 'Use another field',
  fieldLabel: 'Field',
  fieldName: 'API name',
  fieldType: 'Type',
  types: {
    text: 'Text',
    number: 'Number',
    date: 'Date',
    flag: 'Checkbox',
    select: 'One of a list',
    multi_select: 'Several of a list',
    other: 'Other',
  },
  mappedTo: 'Mapped to',
  notMapped: 'Nothing yet',
  notWritable: 'Can only be read',
  findField: 'Search fields',
  noMatch: 'No field matches what you typed.',
  target: 'Field in Tierline',
  newField: 'A new field',
  named: 'Name of the new field',
  namedHelp: 'Give it the same name in both CRMs, and its values go from one to the other.',
  transform: 'How it is read',
  blank: (crm: string) => `If it is blank in ${crm}, it means`,
  nothing: 'Nothing',
  blankNeeded: 'No company should become a partner by accident: say what a blank means.',
  read: (label: string, crm: string) => `${quoted(label)} in ${crm} means`,
  write: (name: string, crm: string) => `${quoted(name)} is written to ${crm} as`,
  writeHelp: 'Only needed where several values mean the same: which of them Tierline writes.',
  firstThatMeansIt: 'The value that means it',
  words: (name: string, crm: string) => `Words in ${crm} that mean ${quoted(name)}`,
  wordsHelp: 'With semicolons between them. The first one is written.',
  flags: { true: 'Ticked', false: 'Not ticked' } as Readonly<Record<string, string>>,
  translate: 'Translate its values',
  tooMany: (count: number) =>
    `This field has ${count.toLocaleString('en')} values, too many to translate one by one. They are the same words on both sides.`,
  reference:
    'This field names other organizations. Tierline finds them by their links and names, so that no values are translated.',
  record: 'Try it on a record',
  recordHelp: (crm: string) =>
    `Tierline reads the record from ${crm} and shows what becomes of this field, hop by hop. Nothing is changed.`,
  recordPlaceholder: 'Search by name',
  moreRecords: 'These are the first by name. Search for others.',
  tryTitle: 'What it does',
  unfinished: 'Fill in what is missing, and you see here what it does.',
  right: 'Nothing speaks against this mapping. Choose a record to try it on.',
  hops: (name: string) => `Tried on ${name}`,
  hopRaw: (crm: string) => `${crm} holds`,
  hopRead: 'Read as',
  hopTold: 'In Tierline’s words',
  hopLost: 'Leads to nobody',
  resembling: (names: readonly string[]) => `Is ${listed(names.map(quoted), 'or')} meant?`,
  hopHeld: 'Tierline holds',
  hopSeen: (crm: string) => `${crm} was last seen to hold`,
  hopDecision: 'So',
  hopWritten: (crm: string) => `Written to ${crm}`,
  decisions,
  blankValue: 'Blank',
  noSuchField: 'The record has no such field',
  leadsNowhere: (values: readonly string[]) => `${listed(values.map(quoted))} leads nowhere`,
  recordGone: (crm: string) => `${crm} no longer has this record. Choose another.`,
  drop: 'Take it away',
  dropTitle: (name: string) => `Take the mapping of ${name} away?`,
  dropText:
    'The default holds again where there is one; else Tierline leaves the field alone. It counts once it is saved.',
  dropDefault: 'Back to the default',
  presetTitle: 'Ready-made policies',
  presetIntro:
    'A policy says of every field at once in which direction it goes, and who is right. You can change single fields afterwards.',
  preset: 'Policy',
  side: 'Who is right in the first run',
  sideHelp: 'Counts for “A master for the first run” only.',
  sides: { crm: 'The CRM', tierline: 'Tierline' },
  presetNothing: 'No field would change.',
  presetChanges: 'What would change',
  presetMaster: (master: 'crm' | 'tierline' | 'none') =>
    ({
      crm: 'At first sight of a record, the CRM is right.',
      tierline: 'At first sight of a record, Tierline is right.',
      none: 'At first sight of a record, each field goes by its own rule.',
    })[master],
  before: 'Now',
  after: 'Then',
  missingNames: (crm: string) => `Names that the field in ${crm} does not offer yet`,
  missingNamesText: (names: readonly string[], more: number) =>
    `${listed(names.map(quoted))}${more > 0 ? ` and ${more} more` : ''}. Add ${names.length + more === 1 ? 'it' : 'them'} to its list of values, and read the fields again.`,
};
