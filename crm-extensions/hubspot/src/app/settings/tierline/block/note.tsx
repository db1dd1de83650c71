import { Text } from '@hubspot/ui-extensions';

/** A few small words beneath something, where there are any. */
export function Note({ text }: { text: string | undefined }) {
  return text === undefined ? null : <Text variant="microcopy">{text}</Text>;
}
