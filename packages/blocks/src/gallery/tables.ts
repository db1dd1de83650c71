import type { Row, TableBlock } from '../vocabulary.ts';
import { account, goto, LONG_NAME, LONG_SENTENCE, MARKUP, TONES, text } from './samples.ts';
import { answer, drawing, type Scene, UNREACHABLE } from './scene.ts';

const row = (number: number): Row => ({
  id: `org_${number}`,
  cells: {
    name: text(number % 7 === 3 ? LONG_NAME : `Reseller ${number}`, { record: account(number) }),
    status: text(number % 5 === 4 ? MARKUP : 'Active partner', { tone: TONES[number % TONES.length] ?? 'neutral' }),
    deals: { value: { type: 'number', number: number * 37 } },
    amount: { value: { type: 'money', minor: number * 1234567, currency: 'EUR' }, hint: 'open' },
    since: { value: { type: 'date', date: '2024-02-29' } },
  },
  ...(number % 3 === 0 && { without: ['remove'] }),
});

const rows = (count: number) => Array.from({ length: count }, (_, place) => row(place + 1));

const table = (id: string, more: Partial<TableBlock> = {}): TableBlock => ({
  kind: 'table',
  id,
  label: 'Resellers of this distributor',
  columns: [
    { key: 'name', label: 'Reseller', sortable: true },
    { key: 'status', label: 'Status' },
    { key: 'deals', label: 'Deals', align: 'end', sortable: true },
    { key: 'amount', label: 'Pipeline', align: 'end' },
    { key: 'since', label: 'Since' },
  ],
  rows: rows(5),
  empty: 'No reseller has a contract with this distributor.',
  total: 5,
  ...more,
});

const searched: Partial<TableBlock> = {
  source: { call: 'gallery.rows', input: {} },
  searchable: { label: 'Search resellers' },
  sort: { key: 'name', descending: false },
  total: 192,
  after: 'org_5',
};

const rowActions: TableBlock['rowActions'] = [
  { id: 'retry', label: 'Send again', call: 'gallery.act', input: {} },
  {
    id: 'remove',
    label: 'Remove',
    call: 'gallery.act',
    input: {},
    look: 'destructive',
    confirm: { title: 'Remove it?', text: LONG_SENTENCE, label: 'Remove' },
  },
];

export const TABLES: Scene[] = [
  drawing('table', 'A table', [table('table')]),
  drawing('table-actions', 'A table with actions', [table('table', { rowActions })]),
  drawing('table-gotos', 'A table whose rows lead elsewhere', [
    table('table', { rowActions, rowGotos: [goto('edit', 'Edit'), goto('explain', 'Why these distributors?')] }),
    table('table-gotos-only', { label: 'Rules', rowGotos: [goto('edit', 'Edit')] }),
  ]),
  drawing('table-many', 'Many rows', [table('table', { rows: rows(60), total: 60, rowActions })]),
  drawing('table-search', 'A table to search, sort and page', [table('table', { ...searched, rowActions })], {
    ask: answer({
      kind: 'table',
      table: table('table', { ...searched, rowActions, rows: rows(12).slice(5), after: 'org_12' }),
    }),
  }),
  drawing('table-slow', 'A table that takes long', [table('table', searched)], { ask: 'never' }),
  drawing('table-failed', 'A table without an answer', [table('table', searched)], { ask: UNREACHABLE }),
  drawing('table-none', 'A table without rows', [table('table', { rows: [], total: 0 })]),
];
