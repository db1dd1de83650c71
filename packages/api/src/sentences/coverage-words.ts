import { counted, lower, plural } from './grammar.ts';
import type { Labels } from './labels.ts';

export const coverageWords = (nouns: { deal: string; deals: string }) => ({
  title: 'Coverage',
  partners: (labels: Labels) => `Active ${lower(plural(labels.partner))}`,
  secondPartners: (labels: Labels) => `Active ${lower(plural(labels.secondPartner))}`,
  pairs: 'Pairs',
  uncovered: (labels: Labels) => `${plural(labels.partner)} without any`,
  uncoveredList: (labels: Labels) =>
    `${plural(labels.partner)} that no ${lower(labels.secondPartner)} may stand behind`,
  allCovered: (labels: Labels) =>
    `Every active ${lower(labels.partner)} has at least one ${lower(labels.secondPartner)}.`,
  quality: 'How well the fields are filled in that rules ask for',
  qualityHint: 'Of those that are active. A blank field fits no rule that asks for its value.',
  blank: 'Blank',
  offList: 'Values that the CRM does not offer',
  noneOffList: 'None',
  share: (count: number, all: number) => `${count} of ${all} (${all === 0 ? 0 : Math.round((count / all) * 100)}%)`,
  dead: 'Rules that fit nobody',
  noneDead: 'Every rule fits somebody.',
  misfits: `Open ${nouns.deals} and leads that do not fit`,
  misfitsList: `Open ${nouns.deals} and leads whose choice does not fit`,
  noMisfits: 'Every open one fits.',
  since: 'Since',
  load: (labels: Labels) => `${plural(labels.partner)} for each ${lower(labels.secondPartner)}`,
  loadHint: 'Those with the most come first.',
  noSecondPartners: (labels: Labels) => `There is no active ${lower(labels.secondPartner)}.`,
  stale: 'Contracts that nobody has looked at for a quarter',
  noneStale: 'Every contract is younger than 90 days, or was looked at since then.',
  startedAt: 'Known since',
  reviewedAt: 'Last looked at',
  never: 'Never',
  review: 'I have looked at it',
  reviewed: 'Noted',
  find: (label: string) => `Search ${lower(plural(label))}`,
  noMatch: 'No name matches what you typed.',
});

export const mineWords = {
  title: 'Rules from contracts',
  intro: (labels: Labels) =>
    `This is a small set of rules that would give today’s ${lower(plural(labels.partner))} the ${lower(plural(labels.secondPartner))} that their contracts give them. It is a draft: nothing changes before you save it, and then it counts only when rules decide.`,
  none: 'No rule explains these contracts',
  noneText: 'They follow none of the fields that rules can ask for. Contracts then remain the better way.',
  tooMany: (partners: number, secondPartners: number) =>
    `There are more than ${partners.toLocaleString('en')} partners or ${secondPartners.toLocaleString('en')} second partners under contract, too many to suggest rules for.`,
  rules: 'Suggested rules',
  conditions: 'Conditions',
  explained: 'Contracts explained',
  missing: 'Contracts that no rule explains',
  extra: 'Pairs that have no contract',
  missingList: 'Contracts that would be lost',
  extraList: 'Pairs that the rules would add',
  save: (count: number) => `Save ${counted(count, 'rule')}`,
  saveTitle: 'Save these rules?',
  saveText: 'They are added to the rules that there are. Who decides stays as it is in the settings.',
  saved: 'Rules saved',
  working: 'Looking for rules…',
  outdated: 'These suggestions cannot be saved as they are',
};
