import type { Block } from '../vocabulary.ts';
import { account, action, LONG_NAME, LONG_SENTENCE, link, MARKUP, TONES, text } from './samples.ts';
import { drawing, type Scene } from './scene.ts';

const chain: Block = {
  kind: 'chain',
  id: 'chain',
  label: 'Who sells this deal',
  links: [
    link('vendor', 'Vendor', 'Acme Networks'),
    link('secondPartner', 'Distributor', 'Carahsoft Technology Corp.', {
      record: account(1),
      hint: 'Preferred',
      tone: 'good',
    }),
    link('partner', 'Reseller', 'Brightline IT', { record: account(2), hint: 'Active partner' }),
    link('customer', 'Customer', 'City of Leipzig', { record: account(3) }),
  ],
};

const brokenChain: Block = {
  kind: 'chain',
  id: 'chain-broken',
  label: 'Who sells this deal',
  links: [
    link('vendor', 'Vendor', 'Acme Networks'),
    link('secondPartner', 'Distributor', LONG_NAME, {
      record: account(4),
      hint: `Not eligible: ${LONG_SENTENCE}`,
      tone: 'bad',
    }),
    link('partner', 'Reseller', 'Not set', { tone: 'warn', hint: 'Set the reseller first' }),
    link('customer', 'Customer', MARKUP),
  ],
};

const stats: Block = {
  kind: 'stats',
  id: 'stats',
  items: [
    { id: 'open', label: 'Open deals', value: { type: 'number', number: 1284 } },
    {
      id: 'pipeline',
      label: 'Pipeline',
      value: { type: 'money', minor: 128400050, currency: 'EUR' },
      hint: 'This quarter',
    },
    { id: 'yen', label: 'Japan', value: { type: 'money', minor: 1999, currency: 'JPY' } },
    { id: 'rejected', label: 'Rejected writes', value: { type: 'number', number: 3 }, tone: 'bad', hint: 'See below' },
  ],
};

const properties: Block = {
  kind: 'properties',
  id: 'properties',
  items: [
    { id: 'record', label: 'Distributor', cell: text('Carahsoft Technology Corp.', { record: account(1) }) },
    { id: 'eligible', label: 'Eligibility', cell: text('Eligible', { tone: 'good' }) },
    { id: 'blank', label: 'Second reseller', cell: text('') },
    { id: 'person', label: 'Set by', cell: { value: { type: 'person', name: 'Ann Lee' } } },
    { id: 'date', label: 'Contract ends', cell: { value: { type: 'date', date: '2027-12-31' } } },
    { id: 'instant', label: 'Last change', cell: { value: { type: 'instant', at: '2026-11-23T10:15:00Z' } } },
    { id: 'money', label: 'Amount', cell: { value: { type: 'money', minor: 558000, currency: 'USD' } } },
    { id: 'long', label: 'Legal name', cell: text(LONG_NAME, { hint: MARKUP, tone: 'warn' }) },
  ],
};

const timeline: Block = {
  kind: 'timeline',
  id: 'timeline',
  entries: [
    {
      id: 't3',
      at: '2026-11-23T10:15:00Z',
      title: 'Carahsoft Technology Corp. chosen',
      text: 'By Ann Lee, on this card',
      tone: 'good',
    },
    { id: 't2', at: '2026-10-02T08:00:00Z', title: LONG_NAME, text: LONG_SENTENCE, tone: 'warn' },
    { id: 't1', at: '2026-09-01T16:45:00Z', title: 'Brightline IT became the reseller' },
  ],
  more: '14 earlier entries are not shown.',
};

const alerts = TONES.map(
  (tone): Block => ({ kind: 'alert', id: `alert-${tone}`, tone, title: `An alert of tone ${tone}` }),
);

export const READING: Scene[] = [
  drawing('chain', 'Chain', [chain, brokenChain, { kind: 'chain', id: 'chain-none', label: 'Nobody yet', links: [] }]),
  drawing('stats-and-properties', 'Stats and properties', [stats, properties]),
  drawing('timeline', 'Timeline', [timeline, { kind: 'timeline', id: 'timeline-none', entries: [] }]),
  drawing('texts', 'Texts', [
    ...TONES.map((tone): Block => ({ kind: 'text', id: `text-${tone}`, tone, text: `A sentence of tone ${tone}.` })),
    { kind: 'text', id: 'text-long', text: `${LONG_SENTENCE} ${LONG_NAME} ${MARKUP}` },
  ]),
  drawing('alerts', 'Alerts', [
    ...alerts,
    {
      kind: 'alert',
      id: 'alert-actions',
      tone: 'warn',
      title: LONG_NAME,
      text: LONG_SENTENCE,
      actions: [action('retry', 'Send again', { look: 'primary' }), action('forget', 'Forget it')],
    },
  ]),
  drawing('empty', 'Empty', [
    { kind: 'empty', id: 'empty-bare', title: 'No reseller yet' },
    { kind: 'empty', id: 'empty', title: 'No distributors', text: LONG_SENTENCE },
  ]),
  drawing('layout', 'Sections and tabs', [
    {
      kind: 'section',
      id: 'section',
      title: 'A section',
      hint: 'With a few words on what it holds',
      blocks: [properties],
    },
    { kind: 'section', id: 'section-open', title: 'A section that folds', folded: false, blocks: [timeline] },
    { kind: 'section', id: 'section-folded', title: `Folded: ${LONG_NAME}`, folded: true, blocks: [stats] },
    {
      kind: 'tabs',
      id: 'tabs',
      label: 'Parts of the deal',
      tabs: [
        { id: 'chain', label: 'Chain', blocks: [{ ...chain, id: 'tab-chain' }] },
        { id: 'history', label: 'History', blocks: [{ ...timeline, id: 'tab-timeline' }] },
        { id: 'amounts', label: 'Amounts and commissions', blocks: [{ ...stats, id: 'tab-stats' }] },
        { id: 'nothing', label: 'Nothing here', blocks: [{ kind: 'empty', id: 'tab-empty', title: 'Nothing here' }] },
      ],
    },
  ]),
];
