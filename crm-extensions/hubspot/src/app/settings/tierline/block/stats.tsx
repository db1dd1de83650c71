import { Statistics, StatisticsItem } from '@hubspot/ui-extensions';
import { usePage } from '../page/page.tsx';
import type { BlockOf } from '../screen-client.js';
import { Toned } from './toned.tsx';

/** Numbers to see at a glance. HubSpot draws them in one colour, so a tone goes to the words beneath. */
export function Stats({ block }: { block: BlockOf<'stats'> }) {
  const { format, words } = usePage();
  return (
    <Statistics>
      {block.items.map(({ id, label, value, hint = '', tone = 'neutral' }) => (
        <StatisticsItem key={id} label={label} number={format(value) || words.noValue}>
          <Toned text={hint} tone={tone} variant="microcopy" justify="center" />
        </StatisticsItem>
      ))}
    </Statistics>
  );
}
