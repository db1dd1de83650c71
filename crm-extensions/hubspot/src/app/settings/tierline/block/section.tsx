import { Accordion, Flex, Text } from '@hubspot/ui-extensions';
import type { BlockOf } from '../screen-client.js';
import { Blocks } from './blocks.tsx';
import { Note } from './note.tsx';
import { SectionTitle } from './section-title.ts';

/** A part with a heading. Which parts a person has folded is kept by HubSpot's accordion, and survives every redraw. */
export function Section({ block }: { block: BlockOf<'section'> }) {
  const content = (
    <Flex direction="column" gap="sm">
      <Note text={block.hint} />
      <SectionTitle.Provider value={block.title}>
        <Blocks blocks={block.blocks} />
      </SectionTitle.Provider>
    </Flex>
  );
  if (block.folded !== undefined) {
    return (
      <Accordion title={block.title} defaultOpen={!block.folded} size="sm">
        {content}
      </Accordion>
    );
  }
  return (
    <Flex direction="column" gap="xs">
      <Text format={{ fontWeight: 'bold' }}>{block.title}</Text>
      {content}
    </Flex>
  );
}
