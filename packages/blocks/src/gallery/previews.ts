import type { AskAnswer, AskInput } from '../protocol.ts';
import type { Block, FormBlock, TableBlock } from '../vocabulary.ts';
import { account, conditions, date, form, group, line, multi, text, textField } from './samples.ts';
import { answer, drawing, type Scene, type Script, UNREACHABLE } from './scene.ts';

const preview: NonNullable<FormBlock['preview']> = {
  label: 'What saving changes',
  call: 'gallery.dryRun',
  input: {},
  unfinished: 'Finish the conditions to see what this rule would change.',
};

const rule = [
  textField('name', 'Name', { required: true, value: 'Public Sector in EMEA' }),
  conditions(
    'partner',
    'Resellers',
    group('root', 'and', [
      line('c1', 'segment', 'any_of', ['public']),
      group('g1', 'or', [line('c2', 'region', 'any_of', ['emea', 'dach']), line('c3', 'region', 'blank')]),
    ]),
  ),
  conditions('secondPartner', 'Distributors', group('root', 'and', []), {
    locked: 'Account type is Distributor',
    empty: 'Every distributor',
  }),
  multi({ name: 'same', label: 'Same value on both sides', placeholder: 'Search fields …' }),
];

const NAMES = Array.from({ length: 23 }, (_, place) => `Reseller ${String(place + 1).padStart(2, '0')}`);
const PAGE = 5;

const lost = (names: string[], first: number): TableBlock => {
  const page = names.slice(first, first + PAGE);
  return {
    kind: 'table',
    id: 'preview-lost',
    label: 'Pairs lost',
    columns: [
      { key: 'partner', label: 'Reseller', sortable: true },
      { key: 'secondPartner', label: 'Distributor' },
    ],
    rows: page.map((name) => ({
      id: name,
      cells: {
        partner: text(name, { record: account(NAMES.indexOf(name)) }),
        secondPartner: text('Carahsoft Technology Corp.'),
      },
    })),
    empty: 'No pair is lost.',
    searchable: { label: 'Search the pairs that are lost' },
    source: { call: 'gallery.pairsLost', input: {} },
    total: names.length,
    ...(first + PAGE < names.length && { after: String(first + PAGE) }),
  };
};

const changes: Block[] = [
  {
    kind: 'stats',
    id: 'preview-stats',
    items: [
      { id: 'gained', label: 'Pairs gained', value: { type: 'number', number: 41 }, tone: 'good' },
      { id: 'lost', label: 'Pairs lost', value: { type: 'number', number: NAMES.length }, tone: 'warn' },
      {
        id: 'deals',
        label: 'Open deals no longer eligible',
        value: { type: 'number', number: 2 },
        tone: 'bad',
        hint: '€ 128,400.50 at stake',
      },
    ],
  },
  lost(NAMES, 0),
];

/** Answers like a server: the pairs that have every word, from the cursor on. */
function askRule({ call, input }: AskInput): Script<AskAnswer> {
  if (call !== 'gallery.pairsLost')
    return answer<AskAnswer>({ kind: 'preview', blocks: changes, carry: { seen: 'w_7' } });
  const words = String(input.words ?? '').toLowerCase();
  const names = NAMES.filter((name) => name.toLowerCase().includes(words));
  if (input.descending === true) names.reverse();
  return answer<AskAnswer>({ kind: 'table', table: lost(names, Number(input.after ?? 0)) });
}

const contract = [
  date('until', 'Last day', { value: '2027-12-31', from: '2026-01-01' }),
  multi({ value: ['emea'], required: true }),
];
const untouched = 'Change something to see what that would do.';

export const PREVIEWS: Scene[] = [
  drawing('form-preview', 'A rule and what saving it changes', [form('form', rule, { preview })], { ask: askRule }),
  drawing(
    'form-preview-untouched',
    'A preview before anything was changed',
    [form('form', contract, { preview: { ...preview, untouched } })],
    { ask: askRule },
  ),
  drawing(
    'form-preview-unfinished',
    'A preview of what is not finished',
    [form('form', [conditions('partner', 'Resellers', group('root', 'and', [line('c1', 'region')]))], { preview })],
    { ask: askRule },
  ),
  drawing(
    'form-preview-slow',
    'A preview that takes long',
    [form('form', contract, { preview: { ...preview, untouched } })],
    { ask: 'never' },
  ),
  drawing('form-preview-failed', 'A preview without an answer', [form('form', contract, { preview })], {
    ask: UNREACHABLE,
  }),
  drawing('form-preview-refused', 'A preview that is refused', [form('form', contract, { preview })], {
    ask: {
      ok: false,
      problem: { code: 'not_authorized', text: 'You may read rules, but not try them. Ask an admin for the right.' },
    },
  }),
  drawing('form-preview-errors', 'A preview that finds a fault', [form('form', rule, { preview })], {
    ask: answer({
      kind: 'preview',
      blocks: [{ kind: 'text', id: 'preview-none', text: 'Nothing can be said until the name is another one.' }],
      errors: { name: 'There is a rule “public sector in EMEA” already. Choose another name.' },
    }),
  }),
];
