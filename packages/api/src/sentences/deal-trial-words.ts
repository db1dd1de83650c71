import type { DealHopElsewhere } from '@tierline/sync/try-deal';

const withId = (text: string, id: string | null) => (id === null ? text : `${text}, id ${id}`);

/** For the page that tries the way of a deal from one CRM to the other. */
export const dealTrialWords = {
  open: 'Test the sync of it',
  title: 'Test',
  intro: (crm: string) =>
    `Tierline has just read this record from ${crm} and shows what becomes of each value, hop by hop. Nothing was changed, here or there.`,
  of: (name: string) => `Read: ${name}`,
  field: 'Field',
  in: (crm: string) => `In ${crm}`,
  before: 'Tierline holds',
  after: 'Tierline would hold',
  blank: 'Blank',
  id: (id: string) => `Id ${id}`,
  states: {
    as_it_is: (id) => withId('As it is', id),
    written: (id) => withId('Would be written', id),
    unknown_there: () => 'Nothing there stands for it',
  } satisfies Record<DealHopElsewhere['state'], (id: string | null) => string>,
  alone: 'No other CRM has this record, so that it is written nowhere.',
  gone: (crm: string) => `${crm} does not have this record any more`,
  failed: (crm: string) => `${crm} did not answer`,
  again: 'Test again',
};
