import { Accordion, Flex } from '@hubspot/ui-extensions';
import { usePage } from '../page/page.tsx';
import type { Option } from '../screen-client.js';
import { OptionWords } from './option-words.tsx';

/** What cannot be chosen, with the reasons, out of the way until somebody asks why. */
export function Unavailable({ options }: { options: readonly Option[] }) {
  const { words } = usePage();
  const refused = options.filter((option) => option.disabled !== undefined);
  if (refused.length === 0) return null;
  return (
    <Accordion title={words.unavailable(refused.length)} size="xs">
      <Flex direction="column" gap="xs">
        {refused.map((option) => (
          <OptionWords key={option.value} option={option} />
        ))}
      </Flex>
    </Accordion>
  );
}
