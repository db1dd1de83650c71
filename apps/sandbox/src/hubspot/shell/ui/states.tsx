import type { ReactNode } from 'react';
import { Spinner } from '../../components/spinner.tsx';

export function Loading({ what }: { what: string }) {
  return (
    <div className="shell-loading" role="status">
      <Spinner />
      <span className="hs-hidden">Loading {what}</span>
    </div>
  );
}

export function Message({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="shell-card shell-message">
      <h1>{title}</h1>
      <p>{children}</p>
    </div>
  );
}
