import type { SyncProblemKind, SyncRunKind, SyncRunState } from '@tierline/db/schema/sync';
import type { CrmFailureCode, CrmObject } from '@tierline/domain/crm';
import type { SyncState } from '@tierline/domain/sync-health';
import { capitalized, counted, quotedAll, sentence } from './grammar.ts';

const states: Record<SyncState['state'], string> = {
  disconnected: 'Disconnected',
  paused: 'Paused',
  failing: 'Cannot be read',
  new: 'The first read is under way',
  reading: 'Reading',
  behind: 'Behind',
  up_to_date: 'Up to date',
};

const kinds: Record<SyncRunKind, string> = {
  changes: 'What has changed',
  everything: 'Everything',
  dry_run: 'Dry run',
};

const runStates: Record<SyncRunState, string> = {
  waiting: 'Waiting',
  running: 'Under way',
  paused: 'Paused',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** What somebody has to do so that a CRM can be read again. */
const remedies: Record<CrmFailureCode, (crm: string) => string> = {
  not_found: (crm) =>
    `Something that Tierline asks for is no longer there. Look in ${crm} for a field that was removed, and in the mapping.`,
  not_authorized: (crm) =>
    `${crm} does not let Tierline in any more. Connect it again, or give the integration’s user its permissions back.`,
  rate_limited: (crm) =>
    `The calls that ${crm} allows are used up. Tierline goes on by itself; if it happens often, ask ${crm} for more, or let other apps ask for less.`,
  locked: () => 'Somebody else is saving these records. Tierline goes on by itself.',
  duplicate: () => 'Two records stand in each other’s way. Merge them in the CRM.',
  rejected: (crm) =>
    `${crm} refused what Tierline asked for. Check the set-up, and the permissions of the integration’s user.`,
  unavailable: (crm) => `${crm} does not answer. Tierline goes on by itself as soon as it does.`,
  ambiguous: () => 'More than one record matches. Merge them in the CRM.',
};

/** For the page that says how the sync does. */
export const healthWords = (nouns: { companies: string; deals: string }) => ({
  title: 'Sync',
  state: 'State',
  states,
  since: 'Since',
  lastRead: 'Last read',
  compared: 'All records last compared',
  never: 'Not yet',
  waiting: 'Changes waiting',
  refused: 'Changes refused',
  oldest: 'The oldest waits since',
  budget: 'API calls today',
  budgetText: (used: number, limit: number, percent: number | null) =>
    `${used.toLocaleString('en')} of ${limit.toLocaleString('en')}${percent === null ? '' : ` (${percent < 1 ? 'under 1' : percent}%)`}`,
  upToDateBut: 'Up to date, but for refused changes',
  budgetUnknown: { salesforce: 'Not known yet', hubspot: 'HubSpot does not tell this to apps' },
  failing: (crm: string) => `${crm} cannot be read`,
  remedy: (crm: string, code: CrmFailureCode, text: string) =>
    [remedies[code](crm), text.trim() && sentence(`${crm} says: ${text.trim()}`)].filter(Boolean).join(' '),
  paused: (crm: string) => `${crm} is paused`,
  pausedText: (crm: string) =>
    `Nothing is read from ${crm} or saved to it. What is changed meanwhile is caught up on once you resume; where both sides have changed a field by then, one of them gives way, and the record’s log says which.`,
  pause: (crm: string) => `Pause ${crm}`,
  pauseTitle: (crm: string) => `Pause ${crm}?`,
  pauseText: (crm: string) =>
    `Tierline stops reading ${crm} and saving to it until you resume. A long read continues later from where it stops.`,
  resume: (crm: string) => `Resume ${crm}`,
  resumed: (crm: string) => `${crm} is resumed`,
  pausedNow: (crm: string) => `${crm} is paused`,
  readAll: 'Read everything now',
  readAllTitle: (crm: string) => `Read everything in ${crm}?`,
  readAllText: (crm: string) =>
    `Tierline reads every record once more and compares it, which spends calls of ${crm}. You can leave this page meanwhile.`,
  readAllAsked: 'Everything will be read within a minute or two',
  progress: (crm: string) => `Being read from ${crm}`,
  objects: {
    organization: capitalized(nouns.companies),
    contact: 'Contacts',
    deal: capitalized(nouns.deals),
    lead: 'Leads',
  } satisfies Record<CrmObject, string>,
  begins: 'It begins within a minute or two. You can leave this page.',
  soFar: (read: number) => `${read.toLocaleString('en')} records read so far. You can leave this page.`,
  runsOf: (crm: string) => `Last reads of ${crm}`,
  noRuns: 'Nothing was read yet.',
  run: 'What was read',
  kinds,
  runStates,
  started: 'Began',
  ended: 'Ended',
  counts: 'Result',
  countsOf: (counts: {
    read: number;
    taken: number;
    written: number;
    created: number;
    gone: number;
    problems: number;
  }) =>
    [
      `${counts.read.toLocaleString('en')} read`,
      counts.taken > 0 && `${counts.taken.toLocaleString('en')} taken over`,
      counts.written > 0 && `${counts.written.toLocaleString('en')} to be saved`,
      counts.created > 0 && `${counts.created.toLocaleString('en')} to be created`,
      counts.gone > 0 && `${counts.gone.toLocaleString('en')} gone`,
      counts.problems > 0 && counted(counts.problems, 'problem'),
    ]
      .filter(Boolean)
      .join(', '),
  startedBy: 'By',
  itself: 'Tierline',
  open: 'Look at it',
  record: 'Record',
  field: 'Field',
  value: 'Value',
  blank: 'blank',
  when: 'Asked for',
  reason: 'Why',
  crm: 'CRM',
  problemSince: 'Since',
  rejected: 'Changes that were refused',
  rejectedHint: 'Each stays here until it is saved or put aside. Correct what stands in the way, and try it again.',
  noneRejected: 'No change was refused.',
  rejectedSaid: (crm: string, text: string) => `${crm}: ${text}`,
  fix: 'Correct the value',
  fixTitle: (field: string, name: string) => `${field} of ${name}`,
  fixValue: 'Save this instead',
  fixSubmit: 'Save and try again',
  fixHelp: (crm: string) => `It is saved to ${crm}, and counts everywhere once it is accepted there.`,
  fixed: 'On its way',
  notListed: (field: string) => `${field} does not offer this value.`,
  notPlain: 'This change cannot be corrected here; try it again once what stands in its way is gone, or put it aside',
  export: 'Copy as text',
  exportTitle: 'Refused changes as text',
  exportHint: 'One line for each, with commas between. Copy the lines into a spreadsheet.',
  exportMore: 'The next ones',
  exportColumns: ['CRM', 'Record', 'CRM id', 'Tierline id', 'Field', 'Value', 'Code', 'Message', 'Asked for', 'By'],
  log: 'Sync log',
  problems: {
    unmapped_value: {
      title: 'Values that the mapping does not know',
      todo: 'These fields stay as they are on both sides until the value is mapped. Add it to the mapping of the field, or to the stages of deals and leads, or correct it in the CRM.',
      none: 'Every value is mapped.',
    },
    possible_duplicate: {
      title: 'Possible duplicates',
      todo: 'They were not created in the CRM, because something of that name or address is there already. If they are two, create it. If it is the same, and not in the programme there yet, put Tierline’s id of it (on its page “Sync”) into the field for it on that record. A contact whose address HubSpot has already needs another one first.',
      none: 'Nothing looks like a duplicate.',
    },
    ping_pong: {
      title: 'Fields that two sides keep changing',
      todo: 'An automation in a CRM changes what Tierline saves, again and again, so Tierline has stopped saving it. Switch the automation off, or make the field one that is only read.',
      none: 'No field is changed to and fro.',
    },
    no_account_type: {
      title: 'Records with a status and no account type',
      todo: 'Fill in their account type in the CRM: every record with a status needs one. Until then the mapping says what a blank one counts as.',
      none: 'Every record with a status has an account type.',
    },
    odd_account_type: {
      title: 'Records with an account type that is none of yours',
      todo: 'Correct the account type in the CRM, or add its value to the mapping.',
      none: 'No record has one. Where the mapping says which value is which type, any other is among the values that it does not know.',
    },
  } satisfies Record<SyncProblemKind, { title: string; todo: string; none: string }>,
  create: 'Create it',
  createTitle: 'Create it in the CRM?',
  createText: 'The CRM then has both. Where a field lists distributors by name, two of one name cannot be told apart.',
  looksLike: (names: readonly string[]) => `Looks like ${quotedAll(names)}`,
  mappingOf: (field: string, crm: string) => `Mapping of ${field} in ${crm}`,
  nothing: 'Nothing needs your attention.',
});
