import type { Block, BlockOf, Kind } from './vocabulary.ts';

/** Every block, those inside sections and tabs included, in the order in which a reader meets them. */
export function* everyBlock(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.kind === 'section') yield* everyBlock(block.blocks);
    if (block.kind === 'tabs') for (const tab of block.tabs) yield* everyBlock(tab.blocks);
  }
}

export function listOfKind<K extends Kind>(blocks: readonly Block[], kind: K): BlockOf<K>[] {
  return [...everyBlock(blocks)].filter((block): block is BlockOf<K> => block.kind === kind);
}

export function findOfKind<K extends Kind>(blocks: readonly Block[], kind: K, id: string): BlockOf<K> | undefined {
  return listOfKind(blocks, kind).find((block) => block.id === id);
}
