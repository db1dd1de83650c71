import type { AccordionProps } from '@hubspot/ui-extensions';
import { useId } from 'react';
import { useBuffered } from './buffered.ts';
import { Glyph } from './glyph.tsx';
import { toShort } from './sizes.ts';

export function Accordion({
  title,
  defaultOpen = false,
  open,
  disabled,
  size,
  onClick,
  children,
  testId,
}: AccordionProps) {
  const [shown, change] = useBuffered(open ?? defaultOpen);
  const content = useId();
  return (
    <div className={`hs-accordion hs-accordion_${toShort(size)}`} data-test-id={testId}>
      <button
        type="button"
        className="hs-accordion__title"
        aria-expanded={shown}
        aria-controls={content}
        disabled={disabled}
        onClick={() => change(!shown, onClick && (() => onClick()))}
      >
        <Glyph name={shown ? 'downCarat' : 'right'} size={12} />
        {title}
      </button>
      <div id={content} className="hs-accordion__content" hidden={!shown}>
        {children}
      </div>
    </div>
  );
}
