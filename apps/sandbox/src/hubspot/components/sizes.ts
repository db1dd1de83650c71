const SPACES: Readonly<Record<string, number>> = {
  flush: 0,
  none: 0,
  xs: 4,
  'extra-small': 4,
  sm: 8,
  small: 8,
  md: 16,
  medium: 16,
  lg: 24,
  large: 24,
  xl: 32,
  'extra-large': 32,
};

/** A distance of HubSpot's scale in pixels. */
export const toPixels = (distance: string | undefined, otherwise = 0): number =>
  distance === undefined ? otherwise : (SPACES[distance] ?? otherwise);

const SHORT: Readonly<Record<string, string>> = {
  'extra-small': 'xs',
  small: 'sm',
  medium: 'md',
  large: 'lg',
  'extra-large': 'xl',
};

/** One name for the two that every size has. */
export const toShort = (size: string | undefined, otherwise = 'md'): string =>
  size === undefined ? otherwise : (SHORT[size] ?? size);

const FLEX: Readonly<Record<string, string>> = {
  start: 'flex-start',
  end: 'flex-end',
  around: 'space-around',
  between: 'space-between',
};

export const toFlex = (word: string | undefined): string | undefined => word && (FLEX[word] ?? word);
