const ICONS = {
    neutral: 'utility:info',
    info: 'utility:info',
    good: 'utility:success',
    warn: 'utility:warning',
    bad: 'utility:error',
};
const TOASTS = {
    neutral: 'info',
    info: 'info',
    good: 'success',
    warn: 'warning',
    bad: 'error',
};
export const iconOf = (tone) => ICONS[tone];
export const toastVariantOf = (tone) => TOASTS[tone];
/** Every component that shows a tone gives its CSS the same class names. */
export const toned = (base, tone) => `${base} ${base}_${tone ?? 'neutral'}`;
