import { EmptyState, Text } from '@hubspot/ui-extensions';
import type { BlockOf } from '../screen-client.js';

export function Empty({ block }: { block: BlockOf<'empty'> }) {
  return (
    <EmptyState title={block.title} layout="vertical" imageWidth={120} flush>
      {block.text !== undefined && <Text>{block.text}</Text>}
    </EmptyState>
  );
}
