import { article, lower, plural, quoted } from './grammar.ts';
import type { Labels } from './labels.ts';

export const settingsTitle = 'Account types and settings';

export const rulesWords = {
  title: 'Rules',
  name: 'Name',
  none: 'There are no rules yet. One is enough to begin with: “same region” fits most programmes.',
  contractsDecide: 'Contracts decide at present',
  contractsDecideText: `You can write and try rules here without any effect. They count once ${quoted('Rules')} is chosen as the source in ${quoted(settingsTitle)}.`,
  add: 'New rule',
  presetRegion: 'New rule: same region',
  presetLines: 'New rule: same product line',
  mine: 'Suggest rules from contracts',
  readFields: 'Read the CRM’s fields again',
  fieldsRead: 'The fields are as they are in the CRM now',
  edit: 'Edit',
  remove: 'Remove',
  removeTitle: (name: string) => `Remove rule ${quoted(name)}?`,
  keep: 'Keep it',
  reached: (label: string) => plural(label),
  pairs: 'Pairs',
  dead: 'Fits nobody',
  same: 'Same value on both sides',
  sameHelp:
    'Both have to share a value in each of these fields. One rule then does what would take one for each value.',
  side: (label: string) => `${plural(label)} that it is for`,
  locked: (label: string) => `Account type is ${label}`,
  blankHelp:
    'A blank field has no value: “is none of” holds for it, “is any of” and “includes” do not. “All” and “any” count within their own group.',
  notOffered: 'No longer offered',
  gone: 'No longer there',
  save: 'Save rule',
  saved: 'Rule saved',
  removed: 'Rule removed',
  lost: 'Values that the CRM no longer offers',
  lostHint: 'Rules still ask for them. Put them back in the CRM, or let the rules ask for another value.',
  noneLost: 'None.',
  field: 'Field',
  value: 'Value',
  usedBy: 'Rules that ask for it',
  replace: 'Replace',
  replaceTitle: (value: string, field: string) => `Replace ${quoted(value)} of ${field}`,
  replaceBy: 'By',
  replaced: 'Replaced in every rule',
};

export const programmeWords = {
  title: settingsTitle,
  types: 'Account types',
  vendor: 'The vendor is called',
  partner: 'Who sells to the customer is called',
  secondPartner: 'Who stands behind them is called',
  namesHelp: 'Use the singular. Every page uses your words.',
  label: 'Name of the field on deals and leads',
  labelHelp: (labels: Labels) => `Left blank, it is called ${quoted(labels.secondPartner)} as its account type.`,
  mandatory: 'Mandatory',
  mandatoryHelp: (labels: Labels) =>
    `A deal that has ${article(labels.role)} ${lower(labels.role)} cannot lose it in Tierline; another one may take its place. Cards say when it is missing.`,
  source: 'Who may stand behind whom is decided by',
  contracts: 'Contracts',
  contractsHint: 'Stated one by one, in the CRM’s own field',
  rules: 'Rules',
  rulesHint: 'By fields such as region and product line',
  cardinality: (labels: Labels) =>
    `How many ${lower(plural(labels.secondPartner))} one ${lower(labels.partner)} may have`,
  one: 'One',
  many: 'Several',
  save: 'Save',
  saved: 'Settings saved',
  presets: {
    distributor: { partner: 'Partner', secondPartner: 'Distributor' },
    broker: { partner: 'Sub-Agent', secondPartner: 'Technology Services Broker' },
    var: { partner: 'Sub-VAR', secondPartner: 'Master VAR' },
  },
  usePreset: (partner: string, secondPartner: string) => `Use “${secondPartner} / ${partner}”`,
  presetTitle: 'Use these names?',
  presetText: (partner: string, secondPartner: string) =>
    `Every page then says ${quoted(secondPartner)} and ${quoted(partner)}. Names are words alone: no record and no rule changes.`,
  presetLabel: 'Use them',
  notTyped: 'Type a name.',
  sameNames: 'Two account types cannot have the same name.',
};
