import type {
  ModalBodyProps,
  ModalFooterProps,
  ModalProps,
  PanelBodyProps,
  PanelFooterProps,
  PanelProps,
  PanelSectionProps,
} from '@hubspot/ui-extensions';
import { Dialog } from './dialog.tsx';

export const Modal = ({ 'aria-label': label, variant, ...rest }: ModalProps) => (
  <Dialog kind="modal" label={label} tone={variant} {...rest} />
);

export const ModalBody = ({ children, testId }: ModalBodyProps) => (
  <div className="hs-dialog__body" data-test-id={testId}>
    {children}
  </div>
);

export const ModalFooter = ({ children, testId }: ModalFooterProps) => (
  <footer className="hs-dialog__foot" data-test-id={testId}>
    {children}
  </footer>
);

export const Panel = ({ 'aria-label': label, variant: _variant, ...rest }: PanelProps) => (
  <Dialog kind="panel" label={label} {...rest} />
);

export const PanelBody = ({ children }: PanelBodyProps) => <div className="hs-dialog__body">{children}</div>;

export const PanelFooter = ({ children }: PanelFooterProps) => <footer className="hs-dialog__foot">{children}</footer>;

export const PanelSection = ({ children, flush }: PanelSectionProps) => (
  <section className={flush ? undefined : 'hs-panel-section'}>{children}</section>
);
