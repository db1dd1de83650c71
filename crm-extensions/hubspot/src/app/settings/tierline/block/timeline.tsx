import { Flex, Text } from '@hubspot/ui-extensions';
import { usePage } from '../page/page.tsx';
import type { BlockOf } from '../screen-client.js';
import { Note } from './note.tsx';
import { Toned } from './toned.tsx';

export function Timeline({ block }: { block: BlockOf<'timeline'> }) {
  const { format, words } = usePage();
  return (
    <Flex direction="column" gap="sm">
      {block.entries.length === 0 && <Text>{words.noValue}</Text>}
      {block.entries.map(({ id, at, title, text, tone = 'neutral' }) => (
        <Flex key={id} direction="column" gap="flush">
          <Note text={format({ type: 'instant', at })} />
          <Toned text={title} tone={tone} format={{ fontWeight: 'demibold' }} />
          {text !== undefined && <Text>{text}</Text>}
        </Flex>
      ))}
      <Note text={block.more} />
    </Flex>
  );
}
