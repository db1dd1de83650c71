import type {
  AutoGridProps,
  BoxProps,
  DividerProps,
  FlexProps,
  InlineProps,
  StackProps,
  TileProps,
} from '@hubspot/ui-extensions';
import type { CSSProperties, ReactNode } from 'react';
import { toFlex, toPixels } from './sizes.ts';

type Style = Record<string, string | number | undefined>;
const toStyle = (style: Style) => style as CSSProperties;

export const Flex = ({ direction = 'row', gap, justify, align, alignSelf, wrap, children, testId }: FlexProps) => (
  <div
    className={`hs-flex hs-flex_${direction}`}
    data-test-id={testId}
    style={toStyle({
      gap: toPixels(gap),
      justifyContent: toFlex(justify),
      alignItems: toFlex(align),
      alignSelf: toFlex(alignSelf),
      flexWrap: wrap === true || wrap === 'wrap' ? 'wrap' : 'nowrap',
    })}
  >
    {children}
  </div>
);

export const Box = ({ alignSelf, flex, children, testId }: BoxProps) => (
  <div className="hs-box" data-test-id={testId} style={toStyle({ alignSelf: toFlex(alignSelf), flex })}>
    {children}
  </div>
);

export const Inline = ({ justify, align, gap, children, testId }: InlineProps) => (
  <Flex
    direction="row"
    wrap
    gap={gap ?? 'sm'}
    {...(justify && { justify })}
    {...(align && { align })}
    {...(testId && { testId })}
  >
    {children}
  </Flex>
);

export const Stack = ({ distance = 'md', direction = 'column', justify, align, width, children }: StackProps) => (
  <div
    className={`hs-flex hs-flex_${direction}`}
    style={toStyle({
      gap: toPixels(distance),
      justifyContent: toFlex(justify),
      alignItems: toFlex(align),
      width,
    })}
  >
    {children}
  </div>
);

export const AutoGrid = ({ columnWidth, gap, flexible = false, children, testId }: AutoGridProps) => {
  const narrowest = `min(${columnWidth}px, 100%)`;
  const column = flexible ? `minmax(${narrowest}, 1fr)` : narrowest;
  return (
    <div
      className="hs-grid"
      data-test-id={testId}
      style={{ gap: toPixels(gap), gridTemplateColumns: `repeat(auto-fit, ${column})` }}
    >
      {children}
    </div>
  );
};

export const Divider = ({ distance, size }: DividerProps) => (
  <hr className="hs-divider" style={{ marginBlock: toPixels(distance ?? size, 16) }} />
);

export const Spacer = () => <div className="hs-spacer" aria-hidden="true" />;

export const Tile = ({ compact, flush, children, testId }: TileProps) => (
  <div className={`hs-tile ${compact ? 'hs-tile_compact' : ''} ${flush ? 'hs-tile_flush' : ''}`} data-test-id={testId}>
    {children}
  </div>
);

export const Card = ({ children }: { children?: ReactNode }) => <div className="hs-tile">{children}</div>;
