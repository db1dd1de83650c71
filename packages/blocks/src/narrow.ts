import { type Block, FIELD_SINCE, type Field, type Kind, SINCE } from './vocabulary.ts';

/** The vocabulary number in which each kind of block and of field first appeared. */
export interface Since {
  kinds: Record<Kind, number>;
  fields: Record<Field['type'], number>;
}

/**
 * The blocks that a host of an older vocabulary can draw. What it cannot becomes an alert that says `update`; a form with
 * one field too new goes as a whole, for what it saves without that field would be another thing.
 * `since` is the vocabulary's own table, except in tests.
 */
export function narrow(
  blocks: Block[],
  hostVocabulary: number,
  update: string,
  since: Since = { kinds: SINCE, fields: FIELD_SINCE },
): Block[] {
  const inside = (nested: Block[]) => narrow(nested, hostVocabulary, update, since);
  return blocks.map((block): Block => {
    if (newestIn(block, since) > hostVocabulary) return { kind: 'alert', id: block.id, tone: 'warn', title: update };
    if (block.kind === 'section') return { ...block, blocks: inside(block.blocks) };
    if (block.kind === 'tabs')
      return { ...block, tabs: block.tabs.map((tab) => ({ ...tab, blocks: inside(tab.blocks) })) };
    return block;
  });
}

/** The vocabulary that this block itself needs, whatever the blocks inside it do. */
function newestIn(block: Block, { kinds, fields }: Since): number {
  const ofFields = block.kind === 'form' ? block.fields.map(({ type }) => fields[type]) : [];
  return Math.max(kinds[block.kind], ...ofFields);
}
