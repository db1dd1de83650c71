import { Flex, Text } from '@hubspot/ui-extensions';
import { usePage } from '../page/page.tsx';
import type { BlockOf } from '../screen-client.js';
import { Toned } from './toned.tsx';

export function Timeline({ block }: { block: BlockOf<'timeline'> }) {
  const { format, words } = usePage();
  return (
    <Flex direction="column" gap="sm">
      {block.entries.length === 0 && <Text>{words.noValue}</Text>}
      {block.entries.map(({ id, at, title, text, tone = 'neutral' }) => (
        <Flex key={id} direction="column" gap="flush">
          <Text variant="microcopy">{format({ type: 'instant', at })}</Text>
          <Toned text={title} tone={tone} format={{ fontWeight: 'demibold' }} />
          {text !== undefined && <Text>{text}</Text>}
        </Flex>
      ))}
      {block.more !== undefined && <Text variant="microcopy">{block.more}</Text>}
    </Flex>
  );
}
