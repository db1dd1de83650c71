import type { Tone } from 'c/tierlineScreenClient';

const ICONS: Record<Tone, string> = {
  neutral: 'utility:info',
  info: 'utility:info',
  good: 'utility:success',
  warn: 'utility:warning',
  bad: 'utility:error',
};

const TOASTS: Record<Tone, 'info' | 'success' | 'warning' | 'error'> = {
  neutral: 'info',
  info: 'info',
  good: 'success',
  warn: 'warning',
  bad: 'error',
};

export const iconOf = (tone: Tone) => ICONS[tone];
export const toastVariantOf = (tone: Tone) => TOASTS[tone];

/** Every component that shows a tone gives its CSS the same class names. */
export const toned = (base: string, tone: Tone | undefined) => `${base} ${base}_${tone ?? 'neutral'}`;
