import { Flex, Tab, Tabs } from '@hubspot/ui-extensions';
import type { BlockOf } from '../screen-client.js';
import { Blocks } from './blocks.tsx';

/** Which tab is open is kept by HubSpot's tabs. */
export function TabsBlock({ block }: { block: BlockOf<'tabs'> }) {
  const [first] = block.tabs;
  if (!first) return null;
  return (
    <Tabs defaultSelected={first.id}>
      {block.tabs.map(({ id, label, blocks }) => (
        <Tab key={id} tabId={id} title={label}>
          <Flex direction="column" gap="md">
            <Blocks blocks={blocks} />
          </Flex>
        </Tab>
      ))}
    </Tabs>
  );
}
