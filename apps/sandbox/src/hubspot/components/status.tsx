import type { ScoreProps, StatusTagProps, TagProps, TooltipProps } from '@hubspot/ui-extensions';
import type { CSSProperties } from 'react';
import { Glyph } from './glyph.tsx';
import { usePress } from './press.tsx';

export function Tag({ variant = 'default', onClick, overlay, inline, children, testId }: TagProps) {
  const { press, drawn } = usePress(onClick, overlay);
  const look = `hs-tag hs-tag_${variant} ${inline ? 'hs-inline' : ''}`;
  const pressable = onClick !== undefined || Boolean(overlay);
  return (
    <>
      {pressable ? (
        <button type="button" className={look} onClick={press} data-test-id={testId}>
          {children}
        </button>
      ) : (
        <span className={look} data-test-id={testId}>
          {children}
        </span>
      )}
      {drawn}
    </>
  );
}

export const StatusTag = ({
  variant = 'default',
  hollow,
  onClick,
  showRemoveIcon,
  onRemoveClick,
  children,
  testId,
}: StatusTagProps) => (
  <span className={`hs-status hs-status_${variant} ${hollow ? 'hs-status_hollow' : ''}`} data-test-id={testId}>
    {onClick ? (
      <button type="button" className="hs-bare" onClick={() => onClick()}>
        {children}
      </button>
    ) : (
      children
    )}
    {showRemoveIcon ? (
      <button type="button" className="hs-bare" aria-label="Remove" onClick={() => onRemoveClick?.()}>
        <Glyph name="remove" size={10} />
      </button>
    ) : null}
  </span>
);

export const ScoreCircle = ({ score }: ScoreProps) => (
  <div
    className="hs-score"
    role="img"
    aria-label={`Score ${score} of 100`}
    style={{ '--hs-score': `${score}%` } as CSSProperties}
  >
    <span>{score}</span>
  </div>
);

/** Stands behind what it explains, and shows while that is pointed at or has the focus. */
export const Tooltip = ({ placement = 'top', children }: TooltipProps) => (
  <span role="tooltip" className={`hs-tooltip hs-tooltip_${placement}`}>
    {children}
  </span>
);
