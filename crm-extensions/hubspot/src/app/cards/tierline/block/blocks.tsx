import type { Block } from '../screen-client.js';
import { BlockView } from './block.tsx';

/** Blocks one under the other. Their ids are domain ids, so one that is drawn anew keeps its place and its state. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block) => <BlockView key={block.id} block={block} />);
}
