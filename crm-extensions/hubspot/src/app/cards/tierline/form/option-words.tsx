import { Flex, Text } from '@hubspot/ui-extensions';
import { Note } from '../block/note.tsx';
import { Toned } from '../block/toned.tsx';
import type { Option } from '../screen-client.js';

/** An option that is read, not pressed: its name, what speaks for it, and why it cannot be chosen. */
export function OptionWords({ option: { label, hint, disabled } }: { option: Option }) {
  return (
    <Flex direction="column" gap="flush">
      <Text>{label}</Text>
      <Note text={hint} />
      {disabled !== undefined && <Toned text={disabled} tone="warn" variant="microcopy" />}
    </Flex>
  );
}
