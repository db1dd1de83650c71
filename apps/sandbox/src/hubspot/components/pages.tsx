/** What extensions draw around pages of their own. */
import type { HeaderActionButtonProps } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';
import { Button } from './buttons.tsx';
import { Link } from './text.tsx';

interface Children {
  children?: ReactNode;
}
interface PageAddress extends Children {
  to: string;
  params?: Record<string, string>;
}

export const HeaderActions = ({ children }: Children) => <div className="hs-button-row">{children}</div>;
export const PrimaryHeaderActionButton = (properties: HeaderActionButtonProps) => (
  <Button variant="primary" {...properties} />
);
export const SecondaryHeaderActionButton = (properties: HeaderActionButtonProps) => (
  <Button variant="secondary" {...properties} />
);

export const PageHeader = ({ children }: Children) => <header className="hs-page-header">{children}</header>;
export const PageHeaderPrimaryAction = ({ children }: Children) => (
  <div className="hs-page-header__primary">{children}</div>
);
export const PageHeaderSecondaryActions = ({ children }: Children) => <div className="hs-button-row">{children}</div>;
export const PageHeaderLink = ({ href, disabled, children, ...rest }: HeaderActionButtonProps) => (
  <Button variant="transparent" disabled={disabled ?? false} {...(href && { href })} {...rest}>
    {children}
  </Button>
);

export const PageLink = ({ to, params, children }: PageAddress) => (
  <Link href={params ? `${to}?${new URLSearchParams(params)}` : to}>{children}</Link>
);

export const PageBreadcrumbs = ({ children }: Children) => (
  <nav className="hs-breadcrumbs" aria-label="Breadcrumbs">
    {children}
  </nav>
);
export const PageBreadcrumbsCurrent = ({ children }: Children) => <span aria-current="page">{children}</span>;
export const PageTitle = ({ children }: Children) => <h2 className="hs-heading">{children}</h2>;
