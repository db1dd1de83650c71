import type { ScreenAnswer } from '@tierline/blocks/protocol';
import type { Block, BlockOf, Kind, PickerField } from '@tierline/blocks/vocabulary';

/** All blocks of a screen, those within sections and tabs as well. */
export const allBlocks = (blocks: Block[]): Block[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'section') return [block, ...allBlocks(block.blocks)];
    if (block.kind === 'tabs') return [block, ...block.tabs.flatMap((tab) => allBlocks(tab.blocks))];
    return [block];
  });

export const listOf = <K extends Kind>(screen: ScreenAnswer, kind: K): BlockOf<K>[] =>
  allBlocks(screen.blocks).filter((block): block is BlockOf<K> => block.kind === kind);

export function getOnly<K extends Kind>(screen: ScreenAnswer, kind: K): BlockOf<K> {
  const [block, ...more] = listOf(screen, kind);
  if (!block || more.length > 0) throw new Error(`${more.length + (block ? 1 : 0)} blocks of kind ${kind}`);
  return block;
}

/** The only picker of the only form that has one. */
export function pickerOf(screen: ScreenAnswer): PickerField {
  const pickers = listOf(screen, 'form').flatMap(({ fields }) => fields.filter((field) => field.type === 'picker'));
  const [picker, ...more] = pickers;
  if (!picker || more.length > 0) throw new Error(`${pickers.length} pickers`);
  return picker;
}

/** The chain as a person reads it. */
export const chainOf = (screen: ScreenAnswer): string[] => getOnly(screen, 'chain').links.map(({ name }) => name);

/** The history as a person reads it, newest first. */
export const historyOf = (screen: ScreenAnswer): string[] =>
  listOf(screen, 'timeline').flatMap(({ entries }) =>
    entries.map(({ title, text }) => (text ? `${title} ${text}` : title)),
  );

/** What a person who picks by name sends: the deal's id and the option's. */
export function pick(screen: ScreenAnswer, name: string): { deal: string; secondPartner: string } {
  const form = getOnly(screen, 'form');
  const option = pickerOf(screen).options.find(({ label }) => label === name);
  if (!option) throw new Error(`no option ${name}`);
  return { deal: String(form.submit.input.deal), secondPartner: option.value };
}
