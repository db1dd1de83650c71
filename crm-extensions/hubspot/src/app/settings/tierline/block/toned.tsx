import { Box, Flex, type FlexProps, Icon, Text, type TextProps } from '@hubspot/ui-extensions';
import type { Tone } from '../screen-client.js';
import { iconOf } from '../value/tone.ts';

interface TonedProps {
  text: string;
  tone: Tone;
  variant?: NonNullable<TextProps['variant']>;
  format?: NonNullable<TextProps['format']>;
  justify?: NonNullable<FlexProps['justify']>;
}

/** Words, and a sign of how it stands. A status tag would say it louder, but holds no sentence. */
export function Toned({ text, tone, justify = 'start', ...look }: TonedProps) {
  const icon = iconOf(tone);
  const words = <Text {...look}>{text}</Text>;
  if (!icon) return words;
  return (
    <Flex direction="row" gap="xs" align="start" justify={justify}>
      <Box flex="none">
        <Icon name={icon.name} color={icon.color} size="sm" />
      </Box>
      <Box flex="initial">{words}</Box>
    </Flex>
  );
}
