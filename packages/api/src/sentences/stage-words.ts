import type { DealObject } from '@tierline/domain/crm';
import { listed, lower, quoted } from './grammar.ts';
import type { Labels } from './labels.ts';

/** For the page that says which stage of deals and leads is which in the other CRM. */
export const stageWords = {
  title: 'Stages of deals and leads',
  intro:
    'Deals and leads that both CRMs have are kept in sync: partner, stage, amount and owner, and a change in either reaches the other. Tierline creates none: a deal that one CRM lacks stays in the other alone. Stages go by their names; say here which is which where the names differ.',
  link: 'Stages',
  section: 'Deals and leads',
  sectionText: ({ partner, secondPartner }: Labels) =>
    `${partner}, ${lower(secondPartner)}, stage, amount and owner of those that both CRMs have are kept in sync. None are created.`,
  objects: { deal: 'Deals', lead: 'Leads' } satisfies Record<DealObject, string>,
  stage: (stage: string, crm: string) => `${quoted(stage)} in ${crm}`,
  same: (stage: string) => `${stage}, by its name`,
  none: 'None: it is not sent',
  save: 'Save',
  saved: 'Stages saved',
  savedText: 'Deals and leads are read and compared anew.',
  unpaired: (crm: string, other: string, stages: readonly string[]) =>
    `A record that comes to ${listed(stages.map(quoted), 'or')} in ${crm} keeps its stage in ${other}, for nothing there stands for it.`,
  odd: ({ salesforce, hubspot }: { salesforce: string; hubspot: string }) =>
    `${quoted(salesforce)} of Salesforce and ${quoted(hubspot)} of HubSpot are paired, but by their names deals do not end in both alike: a deal that comes to one of them would be closed, or opened again, in the other CRM. Choose another stage, unless the names mislead.`,
  oddHint: (stage: string) => `By their names, deals do not end alike in it and in ${quoted(stage)}`,
  oneCrm: 'Only one CRM is connected',
  oneCrmText: 'Once Salesforce and HubSpot are both connected, you say here which stage of one is which of the other.',
  unread: 'The stages have not been read yet',
  unreadText: 'They are read with the next changes, in a few minutes. Come back then.',
};
