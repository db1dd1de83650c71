import { article, lower } from './grammar.ts';

/** For marking a company as a partner or second partner. */
export const markWords = (nouns: { company: string }) => ({
  mark: (label: string) => `Mark as ${label}`,
  title: (name: string, label: string) => `Mark ${name} as ${article(label)} ${lower(label)}`,
  joins: (name: string, label: string, crm: string) =>
    `${name} is taken into the partner programme as an active ${lower(label)}, and ${crm} shares the ${nouns.company} with Tierline from now on.`,
  changes: (name: string, value: string, crm: string) =>
    `In ${crm}, the account type of ${name} becomes “${value}”, and its status follows where there is one for it.`,
  keep: 'Leave it as it is',
  marked: (name: string, label: string) => `${name} is now ${article(label)} ${lower(label)}`,
  locked: `You may not edit what says so on the ${nouns.company}.`,
  unread: (crm: string) =>
    `${crm} does not show the ${nouns.company} at the moment, so nobody can say what this would change`,
});
