import { Alert, Flex, Text } from '@hubspot/ui-extensions';
import type { BlockOf } from '../screen-client.js';
import { alertVariantOf } from '../value/tone.ts';
import { Actions } from './actions.tsx';

/** Something to know about this record, and what can be done about it. */
export function AlertBlock({ block }: { block: BlockOf<'alert'> }) {
  const { id, tone, title, text, actions = [] } = block;
  return (
    <Alert title={title} variant={alertVariantOf(tone)}>
      <Flex direction="column" gap="sm">
        {text !== undefined && <Text>{text}</Text>}
        {actions.length > 0 && <Actions actions={actions} scope={id} size="sm" />}
      </Flex>
    </Alert>
  );
}
