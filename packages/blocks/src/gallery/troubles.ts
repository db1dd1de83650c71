import { LONG_SENTENCE } from './samples.ts';
import { answer, type Scene, screenOf, UNREACHABLE } from './scene.ts';

export const TROUBLES: Scene[] = [
  { id: 'loading', title: 'Loading', open: 'never' },
  { id: 'unreachable', title: 'Out of reach', open: UNREACHABLE },
  {
    id: 'refused',
    title: 'Refused',
    open: { ok: false, problem: { code: 'not_authorized', text: LONG_SENTENCE } },
  },
  {
    id: 'fault',
    title: 'A fault',
    open: {
      ok: false,
      problem: {
        code: 'fault',
        text: 'Something went wrong in Tierline.',
        reference: '6e1f0c9a-6f0e-4a53-9f0e-0d2c5a3b7f11',
      },
    },
  },
  {
    id: 'following',
    title: 'Something is under way',
    open: answer(
      screenOf(
        'Distribution',
        [
          {
            kind: 'alert',
            id: 'saving',
            tone: 'info',
            title: 'Saving to Salesforce …',
            text: 'This card follows by itself.',
          },
        ],
        { again: 2 },
      ),
    ),
  },
];
