import type { MouseEvent, ReactNode } from 'react';
import { goTo } from '../platform/location.ts';

interface LinkProps {
  to: string;
  children: ReactNode;
  className?: string;
  current?: boolean;
}

/** A link to a page of this org, followed without loading the document anew. */
export function Link({ to, children, className, current = false }: LinkProps) {
  return (
    <a
      href={to}
      className={className}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => follow(event, to)}
    >
      {children}
    </a>
  );
}

function follow(event: MouseEvent, to: string): void {
  const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
  if (elsewhere) return;
  event.preventDefault();
  goTo(to);
}
