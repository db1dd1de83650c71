import { DISTRIBUTORS, date, form, LONG_NAME, LONG_SENTENCE, multi, REGIONS } from './samples.ts';
import { answer, drawing, type Scene, UNREACHABLE } from './scene.ts';

const LOCKED = 'Only an admin can change this.';
const search = { call: 'gallery.search', input: {} };

const distributors = multi({
  name: 'distributors',
  label: 'Distributors',
  placeholder: 'Search distributors …',
  value: ['org_1', 'org_4'],
  options: DISTRIBUTORS,
});

/** Several of many, and days. */
export const CHOICES: Scene[] = [
  drawing('form-multi', 'Several of many', [
    form('form', [
      multi({ required: true, help: 'Where the contract holds.' }),
      { ...distributors, more: '14 more are not shown. Type to search them.' },
    ]),
  ]),
  drawing('form-multi-many', 'Many that are chosen', [
    form('form', [
      multi({ value: REGIONS.map(({ value }) => value) }),
      multi({
        name: 'codes',
        label: 'Codes',
        value: Array.from({ length: 40 }, (_, place) => `c${place}`),
        options: Array.from({ length: 60 }, (_, place) => ({ value: `c${place}`, label: `Code ${place + 1}` })),
      }),
    ]),
  ]),
  drawing('form-multi-search', 'Several, by a search that answers', [form('form', [{ ...distributors, search }])], {
    ask: answer({
      kind: 'options',
      options: [{ value: 'org_9', label: 'Found by the server' }, ...DISTRIBUTORS.slice(3)],
      more: '14 more match. Type more of the name.',
    }),
  }),
  drawing('form-multi-search-failed', 'Several, by a search without an answer', [
    form('form', [{ ...distributors, search }]),
  ]),
  drawing('form-date', 'Days', [
    form('form', [
      date('from', 'First day', { required: true, value: '2026-01-01', help: 'The contract holds from this day on.' }),
      date('until', 'Last day', { from: '2026-01-02', to: '2030-12-31', help: 'Blank for a contract without an end.' }),
      date('long', LONG_NAME, { value: '2027-12-31', help: LONG_SENTENCE }),
    ]),
  ]),
  drawing('form-choices-disabled', 'Choices and days that cannot be changed', [
    form(
      'form',
      [
        multi({ value: ['emea', 'dach'], disabled: LOCKED }),
        multi({ name: 'none', label: 'Segments', disabled: LOCKED }),
        date('from', 'First day', { value: '2026-01-01', disabled: LOCKED }),
        date('until', 'Last day', { disabled: LOCKED }),
      ],
      { submit: { disabled: LOCKED } },
    ),
  ]),
  drawing('form-date-refused', 'Saving is refused at a day', [form('form', [date('until', 'Last day')])], {
    act: { ok: false, problem: { code: 'bad_day', text: 'The last day is before the first.', field: 'until' } },
  }),
  drawing('form-multi-refused', 'Saving is refused at a choice', [form('form', [multi({ value: ['emea'] })])], {
    act: { ok: false, problem: { code: 'bad_region', text: LONG_SENTENCE, field: 'regions' } },
  }),
  drawing('form-choices-unreachable', 'Saving choices gets no answer', [form('form', [multi()])], { act: UNREACHABLE }),
];
