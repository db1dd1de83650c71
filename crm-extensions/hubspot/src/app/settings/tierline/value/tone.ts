import type { Tone } from '../screen-client.js';

const STATUS = { neutral: 'default', info: 'info', good: 'success', warn: 'warning', bad: 'danger' } as const;
const ALERT = { neutral: 'info', info: 'info', good: 'success', warn: 'warning', bad: 'danger' } as const;
const ICON = {
  neutral: undefined,
  info: { name: 'info', color: 'inherit' },
  good: { name: 'success', color: 'success' },
  warn: { name: 'warning', color: 'warning' },
  bad: { name: 'exclamationCircle', color: 'alert' },
} as const;

export const statusVariantOf = (tone: Tone) => STATUS[tone];
/** Banners and the page's own alerts have no grey. */
export const alertVariantOf = (tone: Tone) => ALERT[tone];
export const iconOf = (tone: Tone) => ICON[tone];
