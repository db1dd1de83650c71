import type { ReactNode } from 'react';
import { followLink } from '../../components/links.ts';

interface PageLinkProps {
  to: string;
  children: ReactNode;
  className?: string;
  current?: boolean;
}

export const PageLink = ({ to, children, className = 'hs-link', current = false }: PageLinkProps) => (
  <a
    href={to}
    className={className}
    aria-current={current ? 'page' : undefined}
    onClick={(event) => followLink(event, to)}
  >
    {children}
  </a>
);
