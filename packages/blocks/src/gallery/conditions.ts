import { conditions, form, group, LONG_NAME, LONG_SENTENCE, line, MARKUP } from './samples.ts';
import { answer, drawing, type Scene } from './scene.ts';

const nested = group('root', 'and', [
  line('c1', 'segment', 'any_of', ['public']),
  group('g1', 'or', [
    line('c2', 'region', 'any_of', ['emea', 'dach']),
    group('g2', 'and', [
      line('c3', 'region', 'any_of', ['na']),
      line('c4', 'product_lines', 'includes_all', ['network', 'security']),
    ]),
  ]),
  line('c5', 'product_lines', 'not_blank'),
]);

const unfinished = group('root', 'and', [
  line('c1', 'segment', 'any_of', ['public']),
  line('c2', 'region', 'any_of'),
  line('c3', 'region'),
  line('c4', null),
  group('g1', 'or', []),
]);

const found = answer({ kind: 'options' as const, options: [{ value: 'org_9', label: 'Found by the server' }] });

export const CONDITIONS: Scene[] = [
  drawing(
    'form-conditions',
    'Conditions',
    [
      form('form', [
        conditions('partner', 'Resellers', nested, { help: 'Blank is no value: “is none of” holds for it.' }),
      ]),
    ],
    { ask: found },
  ),
  drawing('form-conditions-none', 'No conditions', [
    form('form', [conditions('partner', 'Resellers', group('root', 'and', []))]),
  ]),
  drawing('form-conditions-unfinished', 'Conditions that are not finished', [
    form('form', [conditions('partner', 'Resellers', unfinished)]),
  ]),
  drawing('form-conditions-long', 'Conditions with long texts', [
    form('form', [
      conditions('partner', LONG_NAME, group('root', 'or', [line('c1', 'region', 'any_of', ['long', 'apac'])]), {
        locked: `Account type is ${LONG_NAME}`,
        help: `${LONG_SENTENCE} ${MARKUP}`,
      }),
    ]),
  ]),
  drawing('form-conditions-disabled', 'Conditions that cannot be changed', [
    form('form', [conditions('partner', 'Resellers', nested, { disabled: 'Only an admin can change this.' })], {
      submit: { disabled: 'Only an admin can change this.' },
    }),
  ]),
  drawing(
    'form-conditions-refused',
    'Saving is refused at conditions',
    [form('form', [conditions('partner', 'Resellers', group('root', 'and', []))])],
    { act: { ok: false, problem: { code: 'value_unknown', text: LONG_SENTENCE, field: 'partner' } } },
  ),
];
