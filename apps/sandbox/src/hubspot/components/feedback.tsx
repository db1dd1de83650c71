import type {
  AlertProps,
  EmptyStateProps,
  ErrorStateProps,
  ProgressBarProps,
  StepIndicatorProps,
} from '@hubspot/ui-extensions';
import { useId } from 'react';
import { Glyph } from './glyph.tsx';

const ALERT_GLYPHS = {
  info: 'info',
  tip: 'info',
  success: 'checkCircle',
  warning: 'warning',
  error: 'exclamationCircle',
  danger: 'exclamationCircle',
} as const;

export const Alert = ({ title, variant = 'info', children, testId }: AlertProps) => (
  <div
    className={`hs-alert hs-alert_${variant}`}
    role={variant === 'error' || variant === 'danger' ? 'alert' : 'status'}
    data-test-id={testId}
  >
    <Glyph name={ALERT_GLYPHS[variant]} />
    <div className="hs-alert__text">
      <p className="hs-alert__title">{title}</p>
      {children}
    </div>
  </div>
);

export const EmptyState = ({
  title,
  layout = 'horizontal',
  reverseOrder,
  flush,
  imageWidth = 120,
  imageName = 'object',
  children,
}: EmptyStateProps) => (
  <div
    className={`hs-empty hs-empty_${layout} ${reverseOrder ? 'hs-empty_reversed' : ''} ${flush ? 'hs-empty_flush' : ''}`}
  >
    <div>
      {title ? <h3 className="hs-heading">{title}</h3> : null}
      {children}
    </div>
    <div
      className="hs-illustration"
      aria-hidden="true"
      data-illustration={imageName}
      style={{ width: imageWidth, height: imageWidth * 0.6 }}
    />
  </div>
);

const ERROR_GLYPHS = { error: 'warning', support: 'question', lock: 'locked' } as const;

export const ErrorState = ({ title = 'Something went wrong.', type = 'error', children }: ErrorStateProps) => (
  <div className="hs-error" role="alert">
    <Glyph name={ERROR_GLYPHS[type]} size={32} />
    <h3 className="hs-heading">{title}</h3>
    {children}
  </div>
);

export function ProgressBar({
  title,
  value = 0,
  maxValue,
  valueMax,
  showPercentage,
  valueDescription,
  variant = 'success',
  ...rest
}: ProgressBarProps) {
  const heading = useId();
  const most = maxValue ?? valueMax ?? 100;
  const percent = Math.round((100 * value) / most);
  return (
    <div className="hs-progress">
      <div className="hs-progress__head">
        <span id={heading}>{title}</span>
        <span>{showPercentage ? `${percent}%` : null}</span>
      </div>
      <div
        className="hs-progress__track"
        role="progressbar"
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={most}
        aria-valuetext={valueDescription}
        aria-labelledby={title ? heading : undefined}
        aria-label={title ? undefined : (rest['aria-label'] ?? 'Progress')}
      >
        <span
          className={`hs-progress__bar hs-progress__bar_${variant}`}
          style={{ width: `${Math.min(100, percent)}%` }}
        />
      </div>
      {valueDescription ? <p className="hs-field__description">{valueDescription}</p> : null}
    </div>
  );
}

export const StepIndicator = ({
  stepNames,
  currentStep = 0,
  direction = 'horizontal',
  onClick,
}: StepIndicatorProps) => (
  <ol className={`hs-steps hs-steps_${direction}`}>
    {stepNames.map((name, place) => (
      <li
        key={name}
        aria-current={place === currentStep ? 'step' : undefined}
        data-done={place < currentStep || undefined}
      >
        <button type="button" className="hs-bare" disabled={!onClick} onClick={() => onClick?.(place)}>
          <span className="hs-steps__circle">
            {place < currentStep ? <Glyph name="success" size={10} label="done" /> : place + 1}
          </span>
          {name}
        </button>
      </li>
    ))}
  </ol>
);
