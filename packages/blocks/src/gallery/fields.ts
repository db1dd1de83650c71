import { form, LONG_NAME, LONG_SENTENCE, MARKUP, picker, textField, toggle } from './samples.ts';
import { drawing, type Scene } from './scene.ts';

const CERTIFICATE = [
  '-----BEGIN CERTIFICATE-----',
  ...Array.from({ length: 12 }, (_, line) => String.fromCharCode(65 + line).repeat(64)),
  '-----END CERTIFICATE-----',
].join('\n');

const code = textField('code', 'Link code', {
  required: true,
  placeholder: 'ABCD-EFGH-JKLM',
  help: 'An admin makes it in the settings of the other CRM. It works once, for 15 minutes.',
  most: 14,
});

const certificate = textField('certificate', 'Certificate', {
  long: true,
  required: true,
  help: 'The whole text of the file that Salesforce offered, its first and last line included.',
});

const LOCKED = 'Only an admin can change this.';

/** Fields that are typed in or switched. */
export const FIELDS: Scene[] = [
  drawing('form-text', 'A line of text', [form('form', [code])]),
  drawing('form-text-filled', 'Text that is there', [
    form('form', [
      textField('name', 'Name of the vendor', { value: 'Acme Networks', help: LONG_SENTENCE }),
      textField('legal', `${LONG_NAME}, as its register says`, { value: `${LONG_NAME} ${MARKUP}` }),
    ]),
  ]),
  drawing('form-text-long', 'Several lines of text', [
    form('form', [
      { ...certificate, value: CERTIFICATE },
      textField('note', 'Note for the next admin', { long: true, placeholder: 'Nothing is written yet', most: 500 }),
    ]),
  ]),
  drawing('form-text-overlong', 'Text that is longer than it may be', [
    form('form', [textField('code', 'Link code', { value: LONG_NAME, most: 14 })]),
  ]),
  drawing('form-toggle', 'Toggles', [
    form('form', [
      toggle('module', 'Distribution', { value: true, help: 'Off hides every card, and deletes nothing.' }),
      toggle('leads', 'On leads, too'),
      toggle('long', `${LONG_NAME}: ${LONG_SENTENCE}`, { help: MARKUP }),
    ]),
  ]),
  drawing('form-fields', 'A form with every kind of field', [
    form('form', [
      textField('name', 'Name', { required: true, value: 'Public Sector' }),
      picker({ value: 'org_2' }),
      toggle('active', 'Active', { value: true }),
      textField('note', 'Note', { long: true }),
    ]),
  ]),
  drawing('form-fields-disabled', 'Fields that cannot be changed', [
    form(
      'form',
      [
        textField('name', 'Name', { value: 'Public Sector', disabled: LOCKED }),
        textField('blank', 'Other name', { disabled: LOCKED }),
        textField('note', 'Note', { long: true, value: LONG_SENTENCE, disabled: LOCKED }),
        toggle('active', 'Active', { value: true, disabled: LONG_SENTENCE }),
      ],
      { submit: { disabled: LOCKED } },
    ),
  ]),
  drawing('form-text-refused', 'Saving is refused at a text', [form('form', [{ ...code, value: 'ABCD-EFGH-JKLM' }])], {
    act: {
      ok: false,
      problem: { code: 'code_used', text: 'This code was used already. Make a new one.', field: 'code' },
    },
  }),
  drawing(
    'form-toggle-refused',
    'Saving is refused at a toggle',
    [form('form', [toggle('module', 'Distribution', { help: 'Off hides every card, and deletes nothing.' })])],
    { act: { ok: false, problem: { code: 'not_entitled', text: LONG_SENTENCE, field: 'module' } } },
  ),
];
