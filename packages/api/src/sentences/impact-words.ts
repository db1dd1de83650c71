import { counted, listed, lower, plural } from './grammar.ts';
import type { Labels } from './labels.ts';

export const impactWords = (nouns: { deal: string; deals: string }) => ({
  title: 'What this would change',
  nothing: 'This changes nothing in who may stand behind whom.',
  nothingByRule:
    'This changes nothing in who may stand behind whom: it fits nobody, or only pairs that are associated already.',
  faulty: 'Put right what is marked to see what this would change.',
  unfinished: 'Finish what you have begun above to see what it would change.',
  untouched: 'Change something to see what it would do, before anything is saved.',
  asIfRules: (labels: Labels, several: boolean) =>
    `Contracts decide at present. This is what would be different from today if rules decided who may be ${lower(labels.role)}, with ${several ? 'these' : 'this one'} among them.`,
  gained: 'Pairs gained',
  lost: 'Pairs lost',
  orphaned: (labels: Labels) => `${plural(labels.partner)} left with none`,
  broken: `Open ${nouns.deals} and leads that would no longer fit`,
  mended: `Open ${nouns.deals} and leads that would fit again`,
  atStake: (currency: string) => `At stake in ${currency}`,
  moreCurrencies: (count: number) => `and in ${counted(count, 'other currency', 'other currencies')}`,
  pair: { gained: 'Pairs that would be gained', lost: 'Pairs that would be lost' },
  orphanedList: (labels: Labels) =>
    `${plural(labels.partner)} that would have no ${lower(labels.secondPartner)} to choose`,
  brokenList: `Open ${nouns.deals} and leads whose choice would no longer fit. They keep it, and are marked.`,
  partner: (labels: Labels) => labels.partner,
  secondPartner: (labels: Labels) => labels.secondPartner,
  record: 'Record',
  amount: 'Amount',
  none: 'None.',
  outdated:
    'Something else has changed meanwhile, so this would no longer do what you were shown. Nothing was saved: look at it again, and save it then.',
  contractsWritten: (count: number, crm: string) =>
    `${counted(count, 'record')} will be written to ${crm}. You can leave this page while that goes on.`,
  names: (names: readonly string[]) => listed(names),
});
