import { Flex, Icon, Link, StatusTag, Text } from '@hubspot/ui-extensions';
import { recordUrl } from '../page/object-type.ts';
import { usePage } from '../page/page.tsx';
import type { Cell } from '../screen-client.js';
import { iconOf, statusVariantOf } from '../value/tone.ts';
import { Toned } from './toned.tsx';

/** A value, how it stands and where it leads. The tone belongs to the hint where there is one, for that says why. */
export function CellView({ cell }: { cell: Cell }) {
  const { hint, tone = 'neutral' } = cell;
  if (hint === undefined) return <CellValue cell={cell} />;
  return (
    <Flex direction="column" gap="flush">
      <CellValue cell={cell} />
      <Toned text={hint} tone={tone} variant="microcopy" />
    </Flex>
  );
}

function CellValue({ cell }: { cell: Cell }) {
  const { portalId, words, format } = usePage();
  const text = format(cell.value) || words.noValue;
  const tone = cell.hint === undefined ? cell.tone : undefined;
  if (!cell.record) return tone ? <StatusTag variant={statusVariantOf(tone)}>{text}</StatusTag> : <Text>{text}</Text>;
  const icon = tone && iconOf(tone);
  const link = <Link href={recordUrl(portalId, cell.record)}>{text}</Link>;
  if (!icon) return link;
  return (
    <Flex direction="row" gap="xs" align="center">
      <Icon name={icon.name} color={icon.color} size="sm" />
      {link}
    </Flex>
  );
}
