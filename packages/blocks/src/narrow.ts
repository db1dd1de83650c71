import { type Block, FIELD_SINCE, type Field, type Kind, PART_SINCE, SINCE } from './vocabulary.ts';

/** The vocabulary number in which each kind of block, of field, and of part first appeared. */
export interface Since {
  kinds: Record<Kind, number>;
  fields: Record<Field['type'], number>;
  parts: Record<keyof typeof PART_SINCE, number>;
}

/**
 * The blocks that a host of an older vocabulary can draw. What it cannot becomes an alert that says `update`; a form with
 * one field too new goes as a whole, for what it saves without that field would be another thing; so does one with a preview,
 * for it is not saved unseen. Gotos only navigate, so the block stays without them.
 * `since` is the vocabulary's own table, except in tests.
 */
export function narrow(
  blocks: Block[],
  hostVocabulary: number,
  update: string,
  since: Since = { kinds: SINCE, fields: FIELD_SINCE, parts: PART_SINCE },
): Block[] {
  const inside = (nested: Block[]) => narrow(nested, hostVocabulary, update, since);
  return blocks.map((block): Block => {
    if (newestIn(block, since) > hostVocabulary) return { kind: 'alert', id: block.id, tone: 'warn', title: update };
    if (block.kind === 'section') return { ...block, blocks: inside(block.blocks) };
    if (block.kind === 'tabs')
      return { ...block, tabs: block.tabs.map((tab) => ({ ...tab, blocks: inside(tab.blocks) })) };
    return withoutGotos(block, hostVocabulary, since);
  });
}

function withoutGotos(block: Block, hostVocabulary: number, { parts }: Since): Block {
  if (block.kind === 'actions' && parts.gotos > hostVocabulary) {
    const { gotos: _gotos, ...rest } = block;
    return rest;
  }
  if (block.kind === 'table' && parts.rowGotos > hostVocabulary) {
    const { rowGotos: _rowGotos, ...rest } = block;
    return rest;
  }
  return block;
}

/** The vocabulary that this block itself cannot do without, whatever the blocks inside it need. */
function newestIn(block: Block, { kinds, fields, parts }: Since): number {
  if (block.kind !== 'form') return kinds[block.kind];
  const ofFields = block.fields.map(({ type }) => fields[type]);
  return Math.max(kinds.form, ...ofFields, ...(block.preview ? [parts.preview] : []));
}
