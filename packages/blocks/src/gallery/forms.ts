import { action, DISTRIBUTORS, form, LONG_NAME, LONG_SENTENCE, picker } from './samples.ts';
import { answer, drawing, type Scene, UNREACHABLE } from './scene.ts';

const search = { call: 'gallery.search', input: {} };

const question = {
  title: 'Clear the distributor?',
  text: 'Carahsoft Technology Corp. is taken off this deal. The history keeps that it stood there.',
  label: 'Clear the distributor',
};

export const FORMS: Scene[] = [
  drawing('form', 'A form with a picker', [
    form(
      'form',
      [picker({ value: 'org_2', required: true, help: 'Distributors that Brightline IT has a contract with.' })],
      {
        others: [action('clear', 'Clear', { look: 'destructive', confirm: question })],
      },
    ),
  ]),
  drawing('form-suggested', 'A suggestion that is not saved yet', [
    form('form', [picker({ suggestion: 'org_1', more: '14 more are not shown. Type to search them.' })]),
  ]),
  drawing('form-blank', 'A picker with nothing to choose from', [
    form('form', [picker({ options: [], required: true })]),
  ]),
  drawing('form-disabled', 'A form that cannot be changed', [
    form('form', [picker({ value: 'org_2', disabled: 'You can read this opportunity, but not change it.' })], {
      submit: { disabled: 'Ask its owner to change the distributor.' },
      others: [action('clear', 'Clear', { disabled: LONG_SENTENCE })],
    }),
  ]),
  drawing('form-not-eligible', 'A saved value that no longer fits', [form('form', [picker({ value: 'org_6' })])]),
  drawing(
    'form-refused-field',
    'Saving is refused at the field',
    [form('form', [picker({ value: 'org_2', suggestion: 'org_1' })])],
    { act: { ok: false, problem: { code: 'not_eligible', text: LONG_SENTENCE, field: 'secondPartner' } } },
  ),
  drawing('form-refused', 'Saving is refused', [form('form', [picker({ suggestion: 'org_1' })])], {
    act: {
      ok: false,
      problem: { code: 'not_authorized', text: 'Salesforce did not accept the change: the record is locked.' },
    },
  }),
  drawing('form-fault', 'Saving meets a fault', [form('form', [picker({ suggestion: 'org_1' })])], {
    act: {
      ok: false,
      problem: {
        code: 'fault',
        text: 'Something went wrong in Tierline.',
        reference: '6e1f0c9a-6f0e-4a53-9f0e-0d2c5a3b7f11',
      },
    },
  }),
  drawing('form-unreachable', 'Saving gets no answer', [form('form', [picker({ suggestion: 'org_1' })])], {
    act: UNREACHABLE,
  }),
  drawing('form-busy', 'Saving takes long', [form('form', [picker({ suggestion: 'org_1' })])], { act: 'never' }),
  drawing('form-search', 'A search that answers', [form('form', [picker({ search })])], {
    ask: answer({
      kind: 'options',
      options: [{ value: 'org_9', label: 'Found by the server' }, ...DISTRIBUTORS.slice(3)],
      more: '14 more match. Type more of the name.',
    }),
  }),
  drawing('form-search-slow', 'A search that takes long', [form('form', [picker({ search })])], { ask: 'never' }),
  drawing('form-search-failed', 'A search without an answer', [form('form', [picker({ search })])], {
    ask: UNREACHABLE,
  }),
  drawing('actions', 'Actions', [
    {
      kind: 'actions',
      id: 'actions',
      actions: [
        action('primary', 'Go ahead', { look: 'primary' }),
        action('plain', 'Something else'),
        action('destructive', 'Remove', { look: 'destructive', confirm: question }),
        action('disabled', 'Not now', { disabled: LONG_SENTENCE }),
        action('long', LONG_NAME),
      ],
    },
  ]),
];
