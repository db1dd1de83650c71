import type { PlannedAction, SyncRunState } from '@tierline/db/schema/sync';
import type { CrmObject } from '@tierline/domain/crm';
import { listed } from './grammar.ts';

const actions: Record<PlannedAction, (crm: string, other: string) => { label: string; hint: string }> = {
  take: (crm) => ({ label: 'Tierline would take over', hint: `What ${crm} holds would count in Tierline` }),
  write: (crm) => ({ label: `Would be written to ${crm}`, hint: `What Tierline holds would be written to ${crm}` }),
  write_elsewhere: (_, other) => ({
    label: `Would be written to ${other}`,
    hint: `What Tierline takes over would be written to ${other} as well`,
  }),
  create: (crm) => ({ label: `Would be created in ${crm}`, hint: `Records that ${crm} does not have` }),
  create_elsewhere: (crm, other) => ({
    label: `Would be created in ${other}`,
    hint: `Records that ${crm} has and ${other} does not`,
  }),
  take_in: () => ({ label: 'Would be taken in', hint: 'Records that Tierline does not keep in sync yet' }),
  unmapped: () => ({
    label: 'Values that lead nowhere',
    hint: 'Nothing says what they mean; translate them in the mapping',
  }),
  possible_duplicate: (_, other) => ({
    label: 'Possible duplicates',
    hint: `${other} has a record that looks the same, so that none would be created`,
  }),
};

const states: Record<SyncRunState, string> = {
  waiting: 'Waiting to begin',
  running: 'Under way',
  paused: 'Paused',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

const objects: Record<CrmObject, string> = {
  organization: 'companies',
  contact: 'contacts',
  deal: 'deals',
  lead: 'leads',
};

/** For the page that says what a read of everything would change. */
export const dryRunWords = {
  title: (crm: string) => `Dry run: ${crm}`,
  link: (crm: string) => `Dry run of ${crm}`,
  intro: (crm: string) =>
    `A dry run reads and compares every record in ${crm} just as a real run does, and changes nothing, here or there.`,
  start: 'Start a dry run',
  again: 'Start another one',
  started: 'The dry run begins',
  startedText: 'You can leave this page; the work goes on.',
  cancel: 'Stop the dry run',
  cancelTitle: 'Stop this dry run?',
  cancelText: 'What it has found so far stays.',
  cancelled: 'The dry run stops',
  state: 'State',
  states,
  actions,
  of: 'Tried',
  inForce: 'What is in force',
  draftMapping: 'A mapping that is not saved',
  draftScope: 'Settings that are not saved',
  startedAt: 'Began',
  endedAt: 'Ended',
  by: 'Asked for by',
  read: 'Records read',
  reading: (object: CrmObject) => `It is reading ${objects[object]} now. You can leave this page.`,
  waiting: 'It begins within a minute, once the present read is done. You can leave this page.',
  paused: 'It goes on when the connection does.',
  failedTitle: 'The dry run did not come to its end',
  totals: 'What would happen',
  taken: 'Records that Tierline would change',
  written: 'Values that would be written',
  created: 'Records that would be created',
  problems: 'Problems',
  nothing: 'Nothing would change',
  nothingText: 'Both sides agree on every record.',
  alsoNeeded: (crm: string, others: readonly string[]) =>
    `A dry run in ${listed(others)} tells the rest, such as what these settings would create in ${crm}. Do it as well before you save them.`,
  changes: 'What would change, by record and field',
  counted: (label: string, count: number) => `${label}: ${count.toLocaleString('en')}`,
  cut: (count: number) => `The first ${count.toLocaleString('en')} findings are kept; the counts above are of all.`,
  filter: 'Show',
  all: 'All',
  record: 'Record',
  field: 'Field',
  action: 'What would happen',
  before: 'Now',
  after: 'Then',
  blank: 'Blank',
  none: 'None.',
  noneYet: 'Nothing yet.',
  goOnMapping: 'Back to the mapping, to save it',
  goOnScope: 'Back to the settings, to save them',
};
