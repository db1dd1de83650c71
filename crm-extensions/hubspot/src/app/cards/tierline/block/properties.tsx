import { DescriptionList, DescriptionListItem } from '@hubspot/ui-extensions';
import { usePage } from '../page/page.tsx';
import type { BlockOf } from '../screen-client.js';
import { CellView } from './cell.tsx';

export function Properties({ block }: { block: BlockOf<'properties'> }) {
  const { isNarrow } = usePage();
  return (
    <DescriptionList direction={isNarrow ? 'column' : 'row'}>
      {block.items.map(({ id, label, cell }) => (
        <DescriptionListItem key={id} label={label}>
          <CellView cell={cell} />
        </DescriptionListItem>
      ))}
    </DescriptionList>
  );
}
