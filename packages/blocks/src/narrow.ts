import { type Block, type Kind, SINCE } from './vocabulary.ts';

/**
 * The blocks that a host of an older vocabulary can draw. What it cannot becomes an alert that says `update`.
 * `since` is the vocabulary's own table, except in tests.
 */
export function narrow(
  blocks: Block[],
  hostVocabulary: number,
  update: string,
  since: Record<Kind, number> = SINCE,
): Block[] {
  const inside = (nested: Block[]) => narrow(nested, hostVocabulary, update, since);
  return blocks.map((block): Block => {
    if (since[block.kind] > hostVocabulary) return { kind: 'alert', id: block.id, tone: 'warn', title: update };
    if (block.kind === 'section') return { ...block, blocks: inside(block.blocks) };
    if (block.kind === 'tabs')
      return { ...block, tabs: block.tabs.map((tab) => ({ ...tab, blocks: inside(tab.blocks) })) };
    return block;
  });
}
