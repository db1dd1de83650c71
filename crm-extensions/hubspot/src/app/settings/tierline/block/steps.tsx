import { Flex, StatusTag, Text } from '@hubspot/ui-extensions';
import { usePage } from '../page/page.tsx';
import type { BlockOf } from '../screen-client.js';
import { Note } from './note.tsx';

const VARIANT = { done: 'success', current: 'info', todo: 'default', failed: 'danger' } as const;

/**
 * What has to be done, from top to bottom, beneath its section's title. StepIndicator has names only, and takes all steps before the current one for
 * done, which the server alone decides.
 */
export function Steps({ block }: { block: BlockOf<'steps'> }) {
  const { words } = usePage();
  return (
    <Flex direction="column" gap="sm">
      {block.steps.length === 0 && <Text>{words.noValue}</Text>}
      {block.steps.map(({ id, title, state, text }, place) => (
        <Flex key={id} direction="column" gap="flush">
          <Flex direction="row" gap="sm" align="center" wrap>
            <Text>{`${place + 1}. ${title}`}</Text>
            <StatusTag variant={VARIANT[state]}>{words.step[state]}</StatusTag>
          </Flex>
          <Note text={text} />
        </Flex>
      ))}
    </Flex>
  );
}
