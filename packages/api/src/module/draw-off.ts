import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { ScreenContext } from '../screen/screen.ts';

/** What every card shows while distribution is not there: one quiet state, and nothing of any record. */
export function drawOff({ module, sentences }: ScreenContext): ScreenAnswer {
  const words = sentences.module_screen;
  const [title, text] =
    module === 'not_entitled' ? [words.notEntitledTitle, words.notEntitledText] : [words.offTitle, words.offText];
  return {
    title: sentences.deal_screen.title,
    blocks: [{ kind: 'empty', id: 'module-off', title, text }],
    watch: [],
  };
}
