import { action, goto, LONG_NAME } from './samples.ts';
import { drawing, type Scene } from './scene.ts';

export const GOTOS: Scene[] = [
  drawing('gotos', 'Ways to other screens', [
    { kind: 'actions', id: 'gotos', actions: [], gotos: [goto('new', 'New rule'), goto('long', LONG_NAME)] },
    {
      kind: 'actions',
      id: 'gotos-beside',
      actions: [action('check', 'Check all rules', { look: 'primary' })],
      gotos: [goto('coverage', 'Coverage')],
    },
  ]),
  drawing('back', 'A screen with a way back', [{ kind: 'text', id: 'text', text: 'This rule matches 41 pairs.' }], {
    back: goto('back', 'Rules'),
  }),
];
