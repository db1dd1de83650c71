import type { SyncAction } from '@tierline/db/schema/sync';

const actions: Record<SyncAction, (field: string, crm: string) => string> = {
  taken: (field, crm) => `${field}: taken over from ${crm}`,
  taken_over: (field, crm) => `${field}: taken over from ${crm}, in place of a change made here`,
  written: (field, crm) => `${field}: saved to ${crm}`,
  written_over: (field, crm) => `${field}: to be saved to ${crm}, in place of a change made there`,
  created: (_, crm) => `Created in ${crm}`,
  linked: (_, crm) => `Linked with its record in ${crm}`,
  refused: (field, crm) => `${field}: refused by ${crm}`,
  gone: (_, crm) => `No longer there in ${crm}`,
  returned: (_, crm) => `There again in ${crm}`,
};

/** For what sync did to a record. */
export const logWords = {
  title: 'Sync',
  titleOf: (name: string) => `Sync of ${name}`,
  ourId: 'Tierline’s id',
  crmId: (crm: string) => `Id in ${crm}`,
  notThere: (crm: string) => `Not in ${crm}`,
  lastRead: (crm: string) => `${crm} last read`,
  changed: (crm: string) => `Last change seen in ${crm}`,
  never: 'Not yet',
  log: 'What sync did',
  when: 'When',
  what: 'What',
  before: 'Before',
  after: 'After',
  by: 'By',
  record: 'Record',
  actions,
  blank: 'Blank',
  none: 'Nothing yet. Entries are kept for a while.',
  noMatch: 'No entry matches what you typed.',
  find: 'Search for a value, a field, a person or a record',
  open: 'Sync history',
  unknown: 'Tierline has not read this record yet',
  unknownText: 'New records appear here within a few minutes.',
};
