import type { ReactNode } from 'react';

export function Loading({ what }: { what: string }) {
  return (
    <div className="shell-loading" role="status">
      <span className="slds-assistive-text">Loading {what}</span>
      {['wide', 'wider', 'wide', 'narrow'].map((width, place) => (
        <span key={place} className={`shell-loading__bar shell-loading__bar_${width}`} />
      ))}
    </div>
  );
}

export function Message({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="shell-message">
      <h2 className="slds-text-heading_small">{title}</h2>
      {children === undefined ? null : <div className="shell-message__text">{children}</div>}
    </div>
  );
}
