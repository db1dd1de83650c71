import { Flex, Icon, Text } from '@hubspot/ui-extensions';
import { usePage } from '../page/page.tsx';
import type { BlockOf, Cell, ChainLink } from '../screen-client.js';
import { CellView } from './cell.tsx';
import { Note } from './note.tsx';

const toCell = ({ name, hint, tone, record }: ChainLink): Cell => ({
  value: { type: 'text', text: name },
  ...(hint !== undefined && { hint }),
  ...(tone && { tone }),
  ...(record && { record }),
});

/** Who stands behind whom, from the vendor to the customer: side by side, or from top to bottom in a sidebar. */
export function Chain({ block }: { block: BlockOf<'chain'> }) {
  const { isNarrow, words } = usePage();
  return (
    <Flex direction="column" gap="xs">
      <Text format={{ fontWeight: 'demibold' }}>{block.label}</Text>
      {block.links.length === 0 && <Text>{words.noValue}</Text>}
      <Flex direction={isNarrow ? 'column' : 'row'} gap="sm" align={isNarrow ? 'stretch' : 'start'} wrap={!isNarrow}>
        {block.links.map((link, place) => (
          <Party key={link.id} link={link} follows={place > 0} />
        ))}
      </Flex>
    </Flex>
  );
}

/** The arrow belongs to the party that it leads to: where the chain goes on in another line, so does the arrow. */
function Party({ link, follows }: { link: ChainLink; follows: boolean }) {
  const { isNarrow } = usePage();
  return (
    <Flex direction={isNarrow ? 'column' : 'row'} gap="sm" align={isNarrow ? 'stretch' : 'center'}>
      {follows && <Icon name={isNarrow ? 'downCarat' : 'right'} size="sm" />}
      <Flex direction="column" gap="flush">
        <Note text={link.role} />
        <CellView cell={toCell(link)} />
      </Flex>
    </Flex>
  );
}
