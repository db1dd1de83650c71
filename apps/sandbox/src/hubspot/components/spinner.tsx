import type { LoadingSpinnerProps } from '@hubspot/ui-extensions';
import { toShort } from './sizes.ts';

export const Spinner = ({ size = 'md' }: { size?: string }) => (
  <span className={`hs-spinner hs-spinner_${size}`} aria-hidden="true" />
);

export const LoadingSpinner = ({ label, showLabel = false, size, layout = 'inline', testId }: LoadingSpinnerProps) => (
  <div className={`hs-loading hs-loading_${layout}`} role="status" data-test-id={testId}>
    <Spinner size={toShort(size)} />
    <span className={showLabel ? undefined : 'hs-hidden'}>{label}</span>
  </div>
);
