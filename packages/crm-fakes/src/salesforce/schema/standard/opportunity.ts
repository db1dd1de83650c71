import { leadSources } from './contact.ts';
import {
  calculated,
  checkbox,
  currency,
  date,
  longText,
  lookup,
  number,
  owner,
  percent,
  picklist,
  recordType,
  required,
  text,
} from './field-kinds.ts';
import { businessObject } from './standard-object.ts';

export interface Stage {
  name: string;
  probability: number;
  forecast: 'Pipeline' | 'BestCase' | 'MostLikely' | 'Forecast' | 'Omitted' | 'Closed';
  closed: boolean;
  won: boolean;
}

const stage = (name: string, probability: number, forecast: Stage['forecast']): Stage => ({
  name,
  probability,
  forecast,
  closed: name.startsWith('Closed'),
  won: name === 'Closed Won',
});

/** The stages of a new org. */
export const stages: readonly Stage[] = [
  stage('Prospecting', 10, 'Pipeline'),
  stage('Qualification', 10, 'Pipeline'),
  stage('Needs Analysis', 20, 'Pipeline'),
  stage('Value Proposition', 50, 'Pipeline'),
  stage('Id. Decision Makers', 60, 'Pipeline'),
  stage('Perception Analysis', 70, 'Pipeline'),
  stage('Proposal/Price Quote', 75, 'Pipeline'),
  stage('Negotiation/Review', 90, 'Pipeline'),
  stage('Closed Won', 100, 'Closed'),
  stage('Closed Lost', 0, 'Omitted'),
];

const types = [
  'Existing Customer - Upgrade',
  'Existing Customer - Replacement',
  'Existing Customer - Downgrade',
  'New Customer',
];

export const opportunity = () =>
  businessObject('006', 'Opportunity', 'Opportunities', [
    lookup('AccountId', 'Account ID', 'Account', 'Opportunities', { onDelete: 'Cascade' }),
    text('Name', 'Name', 120, { ...required, nameField: true }),
    longText('Description', 'Description', 32_000),
    picklist(
      'StageName',
      'Stage',
      stages.map(({ name }) => name),
      required,
    ),
    currency('Amount', 'Amount'),
    percent('Probability', 'Probability (%)'),
    number('TotalOpportunityQuantity', 'Quantity', 18, 2),
    date('CloseDate', 'Close Date', required),
    picklist('Type', 'Opportunity Type', types),
    text('NextStep', 'Next Step', 255),
    picklist('LeadSource', 'Lead Source', leadSources),
    checkbox('IsClosed', 'Closed', calculated),
    checkbox('IsWon', 'Won', calculated),
    picklist(
      'ForecastCategory',
      'Forecast Category',
      ['Omitted', 'Pipeline', 'BestCase', 'MostLikely', 'Forecast', 'Closed'],
      {
        ...calculated,
        nillable: false,
      },
    ),
    lookup('ContactId', 'Contact ID', 'Contact', null, { updateable: false, permissionable: false }),
    checkbox('HasOpportunityLineItem', 'Has Line Item', calculated),
    owner('Opportunity'),
    recordType(),
  ]);
