import { useEffect, useState } from 'react';
import { ShowToastEvent, ShowToastEventName, type ToastDetail } from '../platform/show-toast-event.ts';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';

interface Toast extends ToastDetail {
  id: number;
}

const PESTER_MS = 5_000;
let nextId = 1;

export function showToast(detail: ToastDetail): void {
  document.dispatchEvent(new ShowToastEvent(detail));
}

/** Shows what components and the native form have to say, where Lightning shows it: at the top, over the page. */
export function Toasts() {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const dismiss = (id: number) => setToasts((before) => before.filter((toast) => toast.id !== id));
  useEffect(() => {
    const timers = new Set<number>();
    const show = (event: Event) => {
      const toast = { ...(event as CustomEvent<ToastDetail>).detail, id: nextId++ };
      setToasts((before) => [...before.slice(-2), toast]);
      if (toast.mode === 'sticky' || toast.variant === 'error') return;
      timers.add(window.setTimeout(() => dismiss(toast.id), PESTER_MS));
    };
    document.addEventListener(ShowToastEventName, show);
    return () => {
      document.removeEventListener(ShowToastEventName, show);
      for (const timer of timers) clearTimeout(timer);
    };
  }, []);
  return (
    <div className="shell-toasts" aria-live="polite">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} onClose={() => dismiss(toast.id)} />
      ))}
    </div>
  );
}

function ToastCard({ toast, onClose }: { toast: Toast; onClose: () => void }) {
  const variant = toast.variant ?? 'info';
  return (
    <div className={`slds-notify slds-notify_toast slds-theme_${variant} shell-toast`} data-toast={variant}>
      <span className="slds-icon_container slds-m-right_small slds-no-flex slds-align-top">
        <Icon name={`utility:${variant}`} size="small" className="slds-icon" label={variant} />
      </span>
      <div className="slds-notify__content">
        <h2 className="slds-text-heading_small">{toast.title}</h2>
        {toast.message ? <p>{fillIn(toast.message, toast.messageData ?? [])}</p> : null}
      </div>
      <div className="slds-notify__close">
        <button type="button" className="slds-button slds-button_icon slds-button_icon-inverse" onClick={onClose}>
          <Icon name="utility:close" className="slds-button__icon slds-button__icon_large" />
          <span className="slds-assistive-text">Close</span>
        </button>
      </div>
    </div>
  );
}

/** `{0}` stands for the first piece of data, text or link. */
function fillIn(message: string, data: NonNullable<ToastDetail['messageData']>) {
  return message.split(/(\{\d+\})/).map((part, place) => {
    const piece = data[Number(/^\{(\d+)\}$/.exec(part)?.[1] ?? Number.NaN)];
    if (typeof piece === 'object')
      return (
        <Link key={place} to={piece.url}>
          {piece.label}
        </Link>
      );
    return piece ?? part;
  });
}
