import type { Block, Step } from '../vocabulary.ts';
import { LONG_NAME, LONG_SENTENCE, MARKUP } from './samples.ts';
import { drawing, type Scene } from './scene.ts';

const steps = (id: string, items: Step[]): Block => ({ kind: 'steps', id, label: 'Connect Salesforce', steps: items });

const bare: Step[] = [
  { id: 'certificate', title: 'Make a certificate', state: 'done' },
  { id: 'app', title: 'Create the External Client App', state: 'done' },
  { id: 'permissions', title: 'Assign the permission sets', state: 'current' },
  { id: 'pages', title: 'Activate the pages', state: 'todo' },
];

const told: Step[] = [
  { id: 'certificate', title: 'Make a certificate', state: 'done', text: 'Valid until 26 Nov 2027.' },
  { id: 'app', title: 'Create the External Client App', state: 'failed', text: 'Salesforce does not know this app.' },
  { id: 'permissions', title: 'Assign the permission sets', state: 'current', text: '3 of 5 people have one.' },
  { id: 'pages', title: 'Activate the pages', state: 'todo', text: 'Setup → Lightning App Builder.' },
];

const states: Step['state'][] = ['done', 'failed', 'current', 'todo'];
const long = states.map(
  (state): Step => ({ id: state, title: `${LONG_NAME} ${MARKUP}`, state, text: `${LONG_SENTENCE} ${LONG_NAME}` }),
);

export const STEPS: Scene[] = [
  drawing('steps', 'Steps', [steps('steps', bare), steps('steps-none', [])]),
  drawing('steps-told', 'Steps with what happened', [steps('steps', told)]),
  drawing('steps-over', 'Steps that are all done', [
    steps(
      'steps',
      bare.map((step) => ({ ...step, state: 'done' })),
    ),
  ]),
  drawing('steps-long', 'Steps with long texts', [steps('steps', long)]),
];
