import { capitalized, listed, lower, plural, quoted } from './grammar.ts';
import type { Labels } from './labels.ts';

/** Names by which records are meant, on the page of the sync's health. */
export const namingWords = (nouns: { companies: string }) => ({
  columns: { record: 'Record', crm: 'CRM' },
  readFields: 'Read the fields again',
  missing: (labels: Labels) => `${plural(labels.secondPartner)} that nobody can choose yet`,
  missingHint: (labels: Labels) =>
    `Contracts are stated by name, so that a new ${lower(labels.secondPartner)} has to be in the field’s list of values too. Add what is named here, and read the fields again.`,
  addTo: (field: string, crm: string) => `Add to ${quoted(field)} in ${crm}`,
  names: (names: readonly string[], more: number) =>
    `${listed(names.map(quoted))}${more > 0 ? ` and ${more} more` : ''}`,
  unresolved: {
    title: 'Names that lead to nobody',
    todo: (labels: Labels) =>
      `They stand in the contract field, but no ${lower(labels.secondPartner)} in the programme is called so, or more than one is. Correct the name in the field, or take the ${lower(labels.secondPartner)} in; until then those contracts do not count.`,
    name: 'Name',
    partners: 'In the field of',
    others: (count: number) => `and ${count.toLocaleString('en')} more`,
    similar: 'Called most like it',
    nobody: 'Nobody',
    none: 'Every name leads to somebody.',
  },
  lookalikes: {
    organization: {
      title: `${capitalized(nouns.companies)} of one name`,
      todo: 'One CRM has several of them in the programme. If they are the same, merge them there. If not, give one of them another name: until then that name in a contract field means neither.',
      shared: 'Name',
      none: 'No name is borne twice.',
    },
    contact: {
      title: 'Contacts of one address',
      todo: 'One CRM has several of them. If they are the same person, merge them there.',
      shared: 'E-mail address',
      none: 'No address is there twice.',
    },
  },
  /** On a partner's card: whom the names may mean. */
  mayMean: (name: string, similar: readonly string[]) => `${quoted(name)} may be ${listed(similar.map(quoted), 'or')}.`,
});
