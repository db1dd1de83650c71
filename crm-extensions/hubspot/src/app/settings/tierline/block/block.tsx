import { memo } from 'react';
import { FormBlock } from '../form/form.tsx';
import type { Block } from '../screen-client.js';
import { TableBlock } from '../table/table.tsx';
import { Update } from '../update.tsx';
import { Actions } from './actions.tsx';
import { AlertBlock } from './alert.tsx';
import { Chain } from './chain.tsx';
import { Empty } from './empty.tsx';
import { Properties } from './properties.tsx';
import { Section } from './section.tsx';
import { Stats } from './stats.tsx';
import { Steps } from './steps.tsx';
import { TabsBlock } from './tabs.tsx';
import { Timeline } from './timeline.tsx';
import { Toned } from './toned.tsx';

/** One block, whatever its kind. */
export const BlockView = memo(function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'text':
      return <Toned text={block.text} tone={block.tone ?? 'neutral'} />;
    case 'stats':
      return <Stats block={block} />;
    case 'properties':
      return <Properties block={block} />;
    case 'table':
      return <TableBlock block={block} />;
    case 'chain':
      return <Chain block={block} />;
    case 'form':
      return <FormBlock block={block} />;
    case 'actions':
      return <Actions actions={block.actions} gotos={block.gotos} scope={block.id} />;
    case 'alert':
      return <AlertBlock block={block} />;
    case 'empty':
      return <Empty block={block} />;
    case 'section':
      return <Section block={block} />;
    case 'tabs':
      return <TabsBlock block={block} />;
    case 'timeline':
      return <Timeline block={block} />;
    case 'steps':
      return <Steps block={block} />;
    default:
      return <Update />;
  }
});
