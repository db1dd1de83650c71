import type { Operator } from '@tierline/domain/rule';
import type { AssociationBasis } from '@tierline/domain/standing';
import { article, listed, lower, plural, quoted } from './grammar.ts';
import type { Labels } from './labels.ts';

const OPERATORS: Record<Operator, string> = {
  any_of: 'is any of',
  none_of: 'is none of',
  includes_any: 'includes any of',
  includes_all: 'includes all of',
  blank: 'is blank',
  not_blank: 'is not blank',
};

export const explainWords = {
  operators: OPERATORS,
  condition: (field: string, operator: Operator, values: readonly string[]) =>
    `${field} ${OPERATORS[operator]} ${listed(values, 'or')}`.trim(),
  actual: (values: readonly string[]) => (values.length === 0 ? 'blank' : listed(values)),
  blank: 'blank',
  /** One edit of a smallest change. */
  edit: (organization: string, field: string, from: readonly string[], to: readonly string[]) =>
    `${field} of ${organization} were ${to.length === 0 ? 'blank' : listed(to)} (now ${from.length === 0 ? 'blank' : listed(from)})`,
  edits: (edits: readonly string[]) => listed(edits),
  nearest: (rule: string, edits: string) => `No rule fits. ${quoted(rule)} would, if ${edits}`,
  noRule: 'No rule fits',
  byRules: (rules: readonly string[], preferred: boolean) =>
    `${preferred ? 'Preferred, f' : 'F'}its ${rules.length === 1 ? 'rule' : 'rules'} ${listed(rules.map(quoted))}`,
  wasEligible: (basis: AssociationBasis) =>
    basis.by === 'rule' ? `Until then rule ${quoted(basis.name)} let it.` : 'Until then a contract let it.',
  title: (secondPartner: string, partner: string) => `${secondPartner} behind ${partner}`,
  may: (secondPartner: string, partner: string) => `${secondPartner} may stand behind ${partner}`,
  mayNot: (secondPartner: string, partner: string) => `${secondPartner} may not stand behind ${partner}`,
  flipTo: (edits: string) => `The smallest change that would let it: if ${edits}.`,
  flipFrom: (edits: string) => `The smallest change that would end that: if ${edits}.`,
  noFlip: 'No change of these fields alone would turn that round.',
  byContract: 'Contracts decide, not rules: somebody has to state one.',
  rules: (matching: number, all: number) => `Rules: ${matching} of ${all} fit`,
  fits: 'Fits',
  fitsNot: 'Does not fit',
  holds: 'True',
  holdsNot: 'False',
  conditionColumn: 'Condition',
  actualColumn: 'Actual value',
  resultColumn: 'Result',
  sideColumn: 'Of',
  always: (label: string) => `Every ${lower(label)}`,
  same: (field: string) => `Same ${field} on both sides`,
  sameActual: (a: readonly string[], b: readonly string[]) =>
    `${a.length === 0 ? 'blank' : listed(a)} / ${b.length === 0 ? 'blank' : listed(b)}`,
  both: 'Both',
  group: { and: 'All of these', or: 'Any of these' },
  everybody: 'It asks nothing of either side.',
  reason: 'Reason',
  noRules: 'There are no rules yet.',
  moreRules: (count: number) => `${count} more rules do not fit; those that come nearest are shown.`,
  why: 'Why?',
  whyNot: 'Why not?',
  others: (labels: Labels) => `${plural(labels.secondPartner)} that cannot be chosen, and why`,
  whoElse: (label: string) => `Why is ${article(label)} ${lower(label)} missing?`,
  back: 'Back',
};
